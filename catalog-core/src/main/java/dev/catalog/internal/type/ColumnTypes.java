package dev.catalog.internal.type;

import dev.catalog.UnexpectedNullException;
import dev.catalog.spi.ColumnType;
import dev.catalog.spi.TextForm;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jooq.Schema;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UDT;
import org.jooq.UDTRecord;
import org.jooq.impl.DSL;
import org.jooq.impl.IdentityConverter;
import org.jspecify.annotations.Nullable;

/** Finds for a jOOQ field the shortest way between its Java type and the wire. */
public final class ColumnTypes {

  /** A text whose type the server infers from where it stands. */
  public static final ColumnType<String> TEXT_FORM = textForm(false);

  private static final ColumnType<String> ARRAY_FORM = textForm(true);

  private ColumnTypes() {}

  /** Returns how to read and bind a field's values. */
  @SuppressWarnings("unchecked")
  public static <T> ColumnType<T> of(Field<T> field) {
    DataType<T> type = field.getDataType();
    if (type.getBinding() instanceof TextForm<?> form) {
      return (ColumnType<T>) (isArray(form.typeName()) ? ARRAY_FORM : TEXT_FORM);
    }
    if (JooqBindingType.isCustom(type)) {
      return new JooqBindingType<>(field);
    }
    Converter<?, T> converter = type.getConverter();
    if (converter instanceof IdentityConverter || converter.fromType() == converter.toType()) {
      ColumnType<T> plain = (ColumnType<T>) plain(type.getType(), field);
      return plain == null ? new JooqBindingType<>(field) : plain;
    }
    ColumnType<Object> plain = (ColumnType<Object>) plain(converter.fromType(), field);
    return plain == null
        ? new JooqBindingType<>(field)
        : new Converted<>(plain, (Converter<Object, T>) converter);
  }

  /**
   * Refuses what is not text; for generated code.
   *
   * @throws IllegalArgumentException if a character cannot be stored
   */
  public static void checkText(@Nullable String text) {
    PostgresText.check(text);
  }

  private static ColumnType<String> textForm(boolean isArray) {
    return new TextType<>(TextCodec.of(text -> text, text -> text), "", isArray);
  }

  private static @Nullable ColumnType<?> plain(Class<?> java, Field<?> field) {
    DataType<?> type = field.getDataType();
    // text that is not bound as such has a type of its own, which the server knows
    if (java == String.class && !BasicType.isText(type.getTypeName())) {
      return TEXT_FORM;
    }
    BasicType<?> basic = BasicType.of(java);
    if (basic != null) {
      return basic;
    }
    TextCodec<?> codec = TextCodecs.plain(java, type.getArrayComponentDataType());
    return codec == null ? null : new TextType<>(codec, nameOf(field), java.isArray());
  }

  private static String nameOf(Field<?> field) {
    return field instanceof TableField<?, ?> column && column.getTable() != null
        ? PlainSql.nameOf(column.getTable()) + "." + column.getName()
        : field.getName();
  }

  /** Returns how to read a field's values as they are stored, without the field's converter. */
  public static ColumnType<?> stored(Field<?> field) {
    ColumnType<?> type = of(field);
    return type instanceof Converted<?> converted ? converted.plain() : type;
  }

  /** Returns whether the server has no operators for a type until it is cast to its enum. */
  public static boolean isEnumDomain(DataType<?> type) {
    return type.getBinding() instanceof TextForm.OfEnum<?>;
  }

  /** Returns how values of a column travel inside an array. */
  public static ArrayElement element(Field<?> field) {
    ColumnType<?> type = of(field);
    if (type instanceof BasicType<?> basic && basic.arrayType() != null) {
      return ArrayElement.typed(basic.arrayType(), basic.arrayClass());
    }
    return isTakenApart(field.getDataType())
        ? ArrayElement.texts(printer(field))
        : ArrayElement.literal(printer(field));
  }

  /** Returns how values that {@link #stored} read travel inside an array. */
  public static ArrayElement storedElement(Field<?> field) {
    if (!(of(field) instanceof Converted<?> converted)) {
      return element(field);
    }
    ColumnType<Object> plain = converted.plain();
    if (plain instanceof BasicType<?> basic && basic.arrayType() != null) {
      return ArrayElement.typed(basic.arrayType(), basic.arrayClass());
    }
    Class<?> java = field.getConverter().fromType();
    DataType<?> component = field.getDataType().getArrayComponentDataType();
    TextCodec<Object> codec = storedCodec(java, component);
    return isTakenApart(field.getDataType())
        ? ArrayElement.texts(value -> value == null ? null : codec.print(value))
        : ArrayElement.literal(value -> value == null ? null : codec.print(value));
  }

  @SuppressWarnings("unchecked")
  private static TextCodec<Object> storedCodec(Class<?> java, @Nullable DataType<?> component) {
    return (TextCodec<Object>) Objects.requireNonNull(TextCodecs.plain(java, component));
  }

  /** Returns what writes the server's text form of a column's values; null for null. */
  @SuppressWarnings("unchecked")
  public static Function<@Nullable Object, @Nullable String> printer(Field<?> field) {
    TextCodec<Object> codec = (TextCodec<Object>) TextCodecs.of(field.getDataType());
    if (codec != null) {
      return value -> value == null ? null : codec.print(value);
    }
    Converter<Object, Object> converter = (Converter<Object, Object>) field.getConverter();
    return value -> {
      Object plain = value == null ? null : converter.to(value);
      return plain == null ? null : JooqModel.text(plain);
    };
  }

  /** Returns whether a column's values need no box: whole numbers without null. */
  public static boolean isNotNullWholeNumber(Field<?> field) {
    return !field.getDataType().nullable() && BasicType.isWholeNumber(of(field));
  }

  /**
   * Returns whether values of a type travel in an array as texts that are cast row by row: {@code
   * unnest} takes arrays and rows apart, and an array of boxes is the one not parted by commas.
   */
  public static boolean isTakenApart(DataType<?> type) {
    if (type.getBinding() instanceof TextForm<?> form) {
      return isArray(form.typeName()) || form.typeName().equals("pg_catalog.box");
    }
    Class<?> java = type.getConverter().fromType();
    return (java.isArray() && java != byte[].class) || UDTRecord.class.isAssignableFrom(java);
  }

  /** The server's name for an array type starts with an underscore; it has no array of its own. */
  private static boolean isArray(String typeName) {
    String name = typeName.substring(typeName.lastIndexOf('.') + 1);
    return name.startsWith("_") || name.startsWith("\"_");
  }

  /** Returns whether a binding other than jOOQ's belongs to a type. */
  public static boolean hasBinding(DataType<?> type) {
    return type.getBinding() instanceof TextForm<?> || JooqBindingType.isCustom(type);
  }

  /** Returns the name of a type for a cast, without length or scale: a cast must not cut values. */
  public static String castName(DataType<?> type) {
    if (type.getBinding() instanceof TextForm<?> form) {
      return form.typeName();
    }
    Class<?> java = type.getConverter().fromType();
    if (java.isEnum() && java.getEnumConstants()[0] instanceof EnumType literal) {
      return qualified(literal.getSchema(), literal.getName());
    }
    if (UDTRecord.class.isAssignableFrom(java)) {
      UDT<?> udt = TextCodecs.newRow(java.asSubclass(UDTRecord.class)).getUDT();
      return qualified(udt.getSchema(), udt.getName());
    }
    DataType<?> element = type.getArrayComponentDataType();
    if (element != null && isGenerated(element.getConverter().fromType())) {
      // jOOQ leaves the schema out where its constant is the class that is initialised last
      return castName(element) + "[]";
    }
    String name = type.getTypeName(PlainSql.configuration());
    // char without a length is char(1), alone and in an array
    return name.matches("char(\\[])*") ? "bp" + name : name;
  }

  private static boolean isGenerated(Class<?> java) {
    return EnumType.class.isAssignableFrom(java) || UDTRecord.class.isAssignableFrom(java);
  }

  private static String qualified(@Nullable Schema schema, @Nullable String name) {
    return PlainSql.sql(
        schema == null ? DSL.name(name) : schema.getQualifiedName().append(DSL.name(name)));
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

  /**
   * A column that travels as text whose type the server infers from where it stands.
   *
   * @param column its name, for messages
   */
  private record TextType<T>(TextCodec<T> codec, String column, boolean isArray)
      implements ColumnType<T> {

    @Override
    public @Nullable T read(ResultSet result, int position) throws SQLException {
      try {
        String text = isArray ? ArrayText.read(result, position) : result.getString(position);
        return text == null ? null : codec.parse(text);
      } catch (SQLException e) {
        throw e.getSQLState() == null ? named(e) : e;
      }
    }

    /** What the driver throws has an SQLSTATE, and what we throw has none. */
    private SQLException named(SQLException e) {
      return new SQLException("column %s: %s".formatted(column, e.getMessage()), e);
    }

    @Override
    public void bind(PreparedStatement statement, int position, @Nullable T value)
        throws SQLException {
      String text = value == null ? null : codec.print(value);
      PostgresText.check(text);
      statement.setObject(position, text, Types.OTHER);
    }
  }

  /**
   * Returns a type that refuses null.
   *
   * @param name the column's name with its table's
   */
  public static ColumnType<?> notNull(ColumnType<?> type, Table<?> table, String name) {
    return new NotNullType<>(type, table, name);
  }

  /** Returns what to throw for a null in a column that was NOT NULL at the build. */
  public static UnexpectedNullException unexpectedNull(Table<?> table, String name) {
    String fact =
        table.getTableType().isView()
            ? "column %s is null although the generator's property notNull declares it not null: correct the view or the property"
            : "column %s is null, and was NOT NULL when its row type was generated: give it a value, or build again from the present migrations";
    return new UnexpectedNullException(fact.formatted(name), List.of(name), null);
  }

  private record NotNullType<T>(ColumnType<T> type, Table<?> table, String name)
      implements ColumnType<T> {

    @Override
    public T read(ResultSet result, int position) throws SQLException {
      T value = type.read(result, position);
      if (value == null) {
        throw unexpectedNull(table, name);
      }
      return value;
    }

    @Override
    public void bind(PreparedStatement statement, int position, @Nullable T value)
        throws SQLException {
      type.bind(statement, position, value);
    }
  }
}
