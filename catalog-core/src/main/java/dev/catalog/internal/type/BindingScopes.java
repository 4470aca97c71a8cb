package dev.catalog.internal.type;

import java.io.Closeable;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLXML;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Configuration;
import org.jooq.Converter;
import org.jooq.ConverterContext;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What a jOOQ binding is called with, outside a jOOQ execution. */
public final class BindingScopes {

  private BindingScopes() {}

  /** What both directions have in common. */
  abstract static class Scope implements org.jooq.Scope {

    private final Map<Object, Object> data = new HashMap<>();
    private final Instant creationTime = Instant.now();

    @Override
    public Instant creationTime() {
      return creationTime;
    }

    @Override
    public Configuration configuration() {
      return PlainSql.configuration();
    }

    @Override
    public DSLContext dsl() {
      return DSL.using(configuration());
    }

    @Override
    public Settings settings() {
      return configuration().settings();
    }

    @Override
    public SQLDialect dialect() {
      return configuration().dialect();
    }

    @Override
    public SQLDialect family() {
      return configuration().family();
    }

    @Override
    public Map<Object, Object> data() {
      return data;
    }

    @Override
    public @Nullable Object data(Object key) {
      return data.get(key);
    }

    @Override
    public @Nullable Object data(Object key, Object value) {
      return data.put(key, value);
    }

    public ConverterContext converterContext() {
      return JooqModel.converterContext();
    }

    public @Nullable ExecuteContext executeContext() {
      return null;
    }
  }

  /** Reading one value; it goes to {@code sink}. */
  static final class Get<U> extends Scope implements BindingGetResultSetContext<U> {

    private final @Nullable Field<U> field;
    private final ResultSet result;
    private final int position;
    private final Consumer<@Nullable U> sink;

    Get(@Nullable Field<U> field, ResultSet result, int position, Consumer<@Nullable U> sink) {
      this.field = field;
      this.result = result;
      this.position = position;
      this.sink = sink;
    }

    @Override
    public ResultSet resultSet() {
      return result;
    }

    @Override
    public int index() {
      return position;
    }

    @Override
    @SuppressWarnings(
        "NullAway") // a converted value has no field; jOOQ's own context does the same
    public Field<U> field() {
      return field;
    }

    @Override
    public void value(@Nullable U read) {
      sink.accept(read);
    }

    @Override
    public <T> BindingGetResultSetContext<T> convert(Converter<? super T, ? extends U> converter) {
      return new Get<>(null, result, position, read -> sink.accept(converter.from(read)));
    }
  }

  /** Binding one value. */
  static final class Set<U> extends Scope implements BindingSetStatementContext<U> {

    private final PreparedStatement statement;
    private final int position;
    private final @Nullable U value;

    Set(PreparedStatement statement, int position, @Nullable U value) {
      this.statement = statement;
      this.position = position;
      this.value = value;
    }

    @Override
    public PreparedStatement statement() {
      return statement;
    }

    @Override
    public int index() {
      return position;
    }

    @Override
    @SuppressWarnings("NullAway") // null is SQL NULL; jOOQ's interface is not annotated
    public U value() {
      return value;
    }

    @Override
    public <T> BindingSetStatementContext<T> convert(Converter<? extends T, ? super U> converter) {
      return new Set<>(statement, position, converter.to(value));
    }

    // The driver frees what a statement holds when the statement is closed, right after the call.

    @Override
    public Array autoFree(Array array) {
      return array;
    }

    @Override
    public Blob autoFree(Blob blob) {
      return blob;
    }

    @Override
    public Clob autoFree(Clob clob) {
      return clob;
    }

    @Override
    public SQLXML autoFree(SQLXML xml) {
      return xml;
    }

    @Override
    public <R extends Closeable> R autoClose(R closeable) {
      return closeable;
    }

    @Override
    public <R extends AutoCloseable> R autoClose(R closeable) {
      return closeable;
    }
  }
}
