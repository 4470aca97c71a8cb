package dev.catalog.internal;

import dev.catalog.spi.ColumnType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.Schema;
import org.jooq.impl.DSL;
import org.jooq.impl.IdentityConverter;
import org.jooq.util.postgres.PostgresUtils;
import org.jspecify.annotations.Nullable;

/** Finds for a jOOQ field the shortest way between its Java type and the wire. */
public final class ColumnTypes {

  private ColumnTypes() {}

  /** Returns how to read and bind a field's values. */
  @SuppressWarnings("unchecked")
  public static <T> ColumnType<T> of(Field<T> field) {
    DataType<T> type = field.getDataType();
    Converter<?, T> converter = type.getConverter();
    if (JooqBindingType.isCustom(field)) {
      return new JooqBindingType<>(field);
    }
    if (converter instanceof IdentityConverter || converter.fromType() == converter.toType()) {
      ColumnType<T> plain = (ColumnType<T>) plain(type.getType(), type);
      return plain == null ? new JooqBindingType<>(field) : plain;
    }
    ColumnType<Object> plain = (ColumnType<Object>) plain(converter.fromType(), type);
    return plain == null
        ? new JooqBindingType<>(field)
        : new Converted<>(plain, (Converter<Object, T>) converter);
  }

  private static @Nullable ColumnType<?> plain(Class<?> java, DataType<?> type) {
    if (java == String.class && !BasicType.isText(type.getTypeName())) {
      return new TextType<>(text -> text, Object::toString);
    }
    BasicType<?> basic = BasicType.of(java);
    if (basic != null) {
      return basic;
    }
    if (java.isEnum() && EnumType.class.isAssignableFrom(java)) {
      return enumType(java);
    }
    if (java == JSON.class) {
      return new TextType<JSON>(JSON::json, JSON::data);
    }
    if (java == JSONB.class) {
      return new TextType<JSONB>(JSONB::jsonb, JSONB::data);
    }
    return null;
  }

  private static ColumnType<?> enumType(Class<?> java) {
    Map<String, Object> byLiteral = new java.util.HashMap<>();
    for (Object constant : java.getEnumConstants()) {
      byLiteral.put(((EnumType) constant).getLiteral(), constant);
    }
    return new TextType<>(
        text -> {
          Object constant = byLiteral.get(text);
          if (constant == null) {
            throw new SQLException(
                "the value '%s' is not in the generated enum %s: build again from the present migrations"
                    .formatted(text, java.getSimpleName()));
          }
          return constant;
        },
        constant -> ((EnumType) constant).getLiteral());
  }

  /** Returns how values of a column travel inside an array. */
  static ArrayElement element(Field<?> field) {
    ColumnType<?> type = of(field);
    if (type instanceof BasicType<?> basic && basic.arrayType() != null) {
      String name = basic.arrayType();
      return new Element(name, value -> value);
    }
    return new Element("text", value -> value == null ? null : text(type, value));
  }

  private record Element(String typeName, java.util.function.UnaryOperator<@Nullable Object> to)
      implements ArrayElement {
    @Override
    public @Nullable Object of(@Nullable Object value) {
      return to.apply(value);
    }
  }

  @SuppressWarnings("unchecked")
  private static @Nullable String text(ColumnType<?> type, Object value) {
    if (type instanceof Converted<?> converted) {
      Object plain = ((Converter<Object, Object>) converted.converter).to(value);
      return plain == null ? null : text(converted.plain, plain);
    }
    return PostgresUtils.toPGString(value);
  }

  /** Returns the name of a type for a cast, without length or scale: a cast must not cut values. */
  static String castName(DataType<?> type) {
    Class<?> java = type.getConverter().fromType();
    if (java.isEnum() && java.getEnumConstants()[0] instanceof EnumType literal) {
      Schema schema = literal.getSchema();
      String name = literal.getName();
      return Renderer.sql(
          schema == null ? DSL.name(name) : schema.getQualifiedName().append(DSL.name(name)));
    }
    return type.getTypeName(Renderer.configuration());
  }

  /** A column whose plain value goes through a jOOQ converter. */
  private record Converted<T>(ColumnType<Object> plain, Converter<Object, T> converter)
      implements ColumnType<T> {
    @Override
    public @Nullable T read(ResultSet result, int position) throws SQLException {
      return converter.from(plain.read(result, position));
    }

    @Override
    public void bind(PreparedStatement statement, int position, @Nullable T value)
        throws SQLException {
      plain.bind(statement, position, converter.to(value));
    }
  }

  /** A column that travels as text whose type the server infers from where it stands. */
  private record TextType<T>(Parser<T> parser, java.util.function.Function<T, String> printer)
      implements ColumnType<T> {
    @Override
    public @Nullable T read(ResultSet result, int position) throws SQLException {
      String text = result.getString(position);
      return text == null ? null : parser.parse(text);
    }

    @Override
    public void bind(PreparedStatement statement, int position, @Nullable T value)
        throws SQLException {
      statement.setObject(position, value == null ? null : printer.apply(value), Types.OTHER);
    }
  }

  @FunctionalInterface
  private interface Parser<T> {
    T parse(String text) throws SQLException;
  }
}
