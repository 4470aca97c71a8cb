package dev.catalog.internal.type;

import dev.catalog.spi.ColumnType;
import dev.catalog.spi.Columns;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A type with a getter and a setter of its own in JDBC.
 *
 * @param javaClass the class of the values
 * @param arrayType the driver's name of the element type for array binds; null: travels as text
 */
public record BasicType<T>(
    Class<T> javaClass, Reader<T> reader, Binder<T> binder, @Nullable String arrayType)
    implements ColumnType<T> {

  private static final Map<Class<?>, BasicType<?>> TYPES = new HashMap<>();
  private static final Set<String> TEXT = Set.of("varchar", "text", "character varying", "clob");

  private static final Set<Class<?>> BINARY_IN_ARRAYS =
      Set.of(
          Long.class,
          Integer.class,
          Short.class,
          Double.class,
          Float.class,
          Boolean.class,
          String.class);

  static {
    put(Long.class, Columns::getLong, Columns::setLong, "int8");
    put(Integer.class, Columns::getInt, Columns::setInt, "int4");
    put(Short.class, Columns::getShort, Columns::setShort, "int2");
    put(Double.class, Columns::getDouble, Columns::setDouble, "float8");
    put(Float.class, Columns::getFloat, BasicType::setFloat, "float4");
    put(Boolean.class, Columns::getBoolean, Columns::setBoolean, "bool");
    put(String.class, ResultSet::getString, Columns::setText, "text");
    put(BigDecimal.class, ResultSet::getBigDecimal, Columns::setNumeric, "numeric");
    put(BigInteger.class, BasicType::getBigInteger, BasicType::setBigInteger, "numeric");
    put(byte[].class, ResultSet::getBytes, Columns::setBytes, null);
    put(UUID.class, Columns::getUuid, Columns::setUuid, "uuid");
    put(LocalDate.class, Columns::getDate, Columns::setDate, null);
    put(LocalTime.class, Columns::getTime, Columns::setTime, null);
    put(OffsetTime.class, Columns::getOffsetTime, Columns::setOffsetTime, null);
    put(LocalDateTime.class, Columns::getDateTime, Columns::setDateTime, null);
    put(OffsetDateTime.class, Columns::getOffsetDateTime, Columns::setOffsetDateTime, null);
  }

  private static <T> void put(
      Class<T> java, Reader<T> reader, Binder<T> binder, @Nullable String arrayType) {
    TYPES.put(java, new BasicType<>(java, reader, binder, arrayType));
  }

  /** Returns the class of arrays of this type; the driver writes some of them in binary. */
  Class<?> arrayClass() {
    return BINARY_IN_ARRAYS.contains(javaClass) ? javaClass : Object.class;
  }

  static @Nullable BasicType<?> of(Class<?> java) {
    return TYPES.get(java);
  }

  /** Returns whether the values of a type are whole numbers that fit into a long. */
  public static boolean isWholeNumber(ColumnType<?> type) {
    return type instanceof BasicType<?> basic
        && (basic.javaClass == Long.class
            || basic.javaClass == Integer.class
            || basic.javaClass == Short.class);
  }

  /** Returns whether the values of a type are texts that travel as they are. */
  public static boolean isText(ColumnType<?> type) {
    return type instanceof BasicType<?> basic && basic.javaClass == String.class;
  }

  /** Returns a whole number as a value of this type. */
  public Object boxed(long number) {
    if (javaClass == Long.class) {
      return number;
    }
    return javaClass == Integer.class ? (Object) (int) number : (Object) (short) number;
  }

  /** Returns whole numbers of this type as an array of primitives: the one given, if it fits. */
  public Object wholeNumbers(long[] numbers, int size) {
    return javaClass == Long.class && size == numbers.length
        ? numbers
        : wholeNumbers(size, i -> numbers[i]);
  }

  /** Returns whole numbers of this type as an array of primitives. */
  public Object wholeNumbers(int size, IntToLongFunction values) {
    if (javaClass == Long.class) {
      long[] longs = new long[size];
      Arrays.setAll(longs, values);
      return longs;
    }
    if (javaClass == Integer.class) {
      int[] ints = new int[size];
      Arrays.setAll(ints, i -> (int) values.applyAsLong(i));
      return ints;
    }
    short[] shorts = new short[size];
    for (int i = 0; i < size; i++) {
      shorts[i] = (short) values.applyAsLong(i);
    }
    return shorts;
  }

  /**
   * Returns whether a type of this name is plain text, to be bound as such. As such a {@code
   * char(n)} would not equal the column, whose trailing blanks do not count as text.
   */
  public static boolean isText(String typeName) {
    return TEXT.contains(typeName.toLowerCase(Locale.ROOT));
  }

  @Override
  public @Nullable T read(ResultSet result, int position) throws SQLException {
    return reader.read(result, position);
  }

  @Override
  public void bind(PreparedStatement statement, int position, @Nullable T value)
      throws SQLException {
    binder.bind(statement, position, value);
  }

  /**
   * The driver binds a float as {@code float8}, which equals no {@code float4} but the round ones.
   */
  private static void setFloat(PreparedStatement statement, int position, @Nullable Float value)
      throws SQLException {
    statement.setObject(position, value == null ? null : value.toString(), Types.OTHER);
  }

  private static @Nullable BigInteger getBigInteger(ResultSet result, int position)
      throws SQLException {
    BigDecimal value = result.getBigDecimal(position);
    return value == null ? null : value.toBigIntegerExact();
  }

  private static void setBigInteger(
      PreparedStatement statement, int position, @Nullable BigInteger value) throws SQLException {
    statement.setBigDecimal(position, value == null ? null : new BigDecimal(value));
  }

  @FunctionalInterface
  interface Reader<T> {
    @Nullable T read(ResultSet result, int position) throws SQLException;
  }

  @FunctionalInterface
  interface Binder<T> {
    void bind(PreparedStatement statement, int position, @Nullable T value) throws SQLException;
  }
}
