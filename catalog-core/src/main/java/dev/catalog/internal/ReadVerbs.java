package dev.catalog.internal;

import dev.catalog.Block;
import dev.catalog.Key;
import dev.catalog.Page;
import dev.catalog.Query;
import dev.catalog.ReadSession;
import dev.catalog.RowNotFoundException;
import dev.catalog.Rows;
import dev.catalog.Slice;
import dev.catalog.TooManyRowsException;
import dev.catalog.VoidBlock;
import dev.catalog.spi.RowReader;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The verbs that read, over whatever connection the link of a session gives. */
class ReadVerbs implements ReadSession {

  final Link link;
  final Statements statements;
  final Fetcher fetcher;
  final CursorSeal seal;
  final Supplier<DSLContext> dsl;

  ReadVerbs(Link link, Statements statements, CursorSeal seal, Supplier<DSLContext> dsl) {
    this.link = link;
    this.statements = statements;
    this.fetcher = new Fetcher(statements);
    this.seal = seal;
    this.dsl = dsl;
  }

  @Override
  public <R> List<R> list(Query<R> query) {
    QueryValue<R> value = (QueryValue<R>) query;
    Definition definition = value.definition();
    return rows(definition, definition.select(value.values()), value.values());
  }

  @Override
  public <R> Optional<R> first(Query<R> query) {
    List<R> rows = atMost(1, query);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
  }

  @Override
  public <R> R one(Query<R> query) {
    List<R> rows = atMost(2, query);
    if (rows.isEmpty()) {
      throw new RowNotFoundException("No row matches the query.", query.sql());
    }
    if (rows.size() > 1) {
      throw new TooManyRowsException("More than one row matches the query.", query.sql());
    }
    return rows.get(0);
  }

  private <R> List<R> atMost(int rows, Query<R> query) {
    QueryValue<R> value = (QueryValue<R>) query;
    Values values = value.values().atMost(rows);
    Definition definition = value.definition();
    return rows(definition, definition.select(values), values);
  }

  final <R> List<R> rows(Definition definition, SqlText text, Values values) {
    Plan plan = definition.plan();
    Definition.checkBound(text, plan, values);
    return reading(plan, unit -> fetcher.rows(unit, text, values, plan));
  }

  @Override
  public <R, T extends @Nullable Object, X extends Exception> T stream(
      Query<R> query, Block<? super Stream<R>, T, X> block) throws X {
    return streaming(Guard.STREAM, query, rows -> block.run(rows.stream()));
  }

  @Override
  public <R, X extends Exception> void forEach(Query<R> query, VoidBlock<? super R, X> action)
      throws X {
    this.<R, @Nullable Void, X>streaming(
        Guard.FOR_EACH,
        query,
        rows -> {
          rows.forEach(action);
          return null;
        });
  }

  private <R, T extends @Nullable Object, X extends Exception> T streaming(
      String kind, Query<R> query, Block<RowStream<R>, T, X> block) throws X {
    QueryValue<R> value = (QueryValue<R>) query;
    Values values = value.values();
    SqlText text = value.definition().select(values);
    Plan plan = value.plan();
    Definition.checkBound(text, plan, values);
    return link.reading(
        kind,
        unit -> {
          try (RowStream<R> rows = RowStream.open(fetcher, unit, text, values, plan)) {
            return block.run(rows);
          }
        });
  }

  private <T> T reading(Plan plan, Link.Work<T> work) {
    return plan.isOneStatement() ? link.single(work) : link.snapshot(work);
  }

  @Override
  public <R, V> Optional<R> find(Key<R, V> key, V value) {
    TableKey<R, V> tableKey = (TableKey<R, V>) key;
    return Optional.ofNullable(byKey(tableKey, Values.ofKey(tableKey.columnsOf(value))));
  }

  final <R> @Nullable R byKey(TableKey<R, ?> key, Values values) {
    return link.<@Nullable R>single(
        new OneRow<>(statements, key.find(), values, key.type().reader()));
  }

  @Override
  public <R, V> R get(Key<R, V> key, V value) {
    TableKey<R, V> tableKey = (TableKey<R, V>) key;
    R row = byKey(tableKey, Values.ofKey(tableKey.columnsOf(value)));
    if (row == null) {
      throw new RowNotFoundException(
          "No row of %s has this value of %s.".formatted(key.table(), key.constraint()),
          tableKey.find().sql());
    }
    return row;
  }

  @Override
  public <R, V> List<R> findAll(Key<R, V> key, Collection<V> values) {
    TableKey<R, V> tableKey = (TableKey<R, V>) key;
    Keys keys = tableKey.keysOf(values);
    if (keys.size() == 0) {
      return List.of();
    }
    Plan plan = tableKey.type().plan();
    return link.single(unit -> fetcher.rows(unit, tableKey.findAll(), Values.ofKeys(keys), plan));
  }

  @Override
  public <R> Page<R> page(Query<R> query, long offset, int limit) {
    QueryValue<R> value = (QueryValue<R>) query;
    QueryValue.checkNotNegative("offset", offset);
    QueryValue.checkNotNegative("limit", limit);
    checkUnlimited("page", value);
    Values values = value.values().withLimitAndOffset(limit, offset);
    Definition definition = value.definition();
    SqlText text = definition.page();
    Plan plan = definition.plan();
    Definition.checkBound(text, plan, values);
    return reading(plan, unit -> PageReader.read(fetcher, unit, text, values, plan));
  }

  @Override
  public <R> Slice<R> slice(Rows<R> rows, @Nullable String cursor, int limit) {
    TableRows<R> value = (TableRows<R>) rows;
    if (limit < 1) {
      throw new IllegalArgumentException(
          "The limit of a slice is 1 or more, not %d.".formatted(limit));
    }
    checkUnlimited("slice", value);
    Keyset keyset = value.definition().keyset();
    SliceReader reader = new SliceReader(keyset, value.values(), cursor, limit, seal);
    return reading(keyset.plan(), unit -> reader.read(fetcher, unit));
  }

  private static void checkUnlimited(String verb, QueryValue<?> query) {
    if (query.values().hasLimit() || query.values().hasOffset()) {
      throw new IllegalArgumentException(
          verb + "() sets limit and offset itself: give it the query without them.");
    }
  }

  @Override
  public long count(Query<?> query) {
    return scalar(query, Definition::count, (result, at) -> result.getLong(at + 1));
  }

  @Override
  public boolean exists(Query<?> query) {
    return scalar(query, Definition::exists, (result, at) -> result.getBoolean(at + 1));
  }

  private <T> T scalar(Query<?> query, TextOf textOf, RowReader<T> reader) {
    QueryValue<?> value = (QueryValue<?>) query;
    SqlText text = textOf.text(value.definition(), value.values());
    Definition.checkBound(text, value.values());
    return Objects.requireNonNull(
        link.<@Nullable T>single(new OneRow<>(statements, text, value.values(), reader)));
  }

  private interface TextOf {
    SqlText text(Definition definition, Values values);
  }

  @Override
  public DSLContext dsl() {
    return dsl.get();
  }
}
