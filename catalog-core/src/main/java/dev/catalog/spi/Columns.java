package dev.catalog.spi;

import dev.catalog.UnexpectedNullException;
import dev.catalog.internal.type.ColumnTypes;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Null-aware getters and setters that JDBC lacks, for generated readers and binders.
 *
 * <p>Getters return null for SQL NULL, and those of {@code notNull} columns refuse it; setters bind
 * null as SQL NULL. All methods throw {@link SQLException} as the driver does.
 */
public final class Columns {

  private Columns() {}

  /**
   * Returns the value of a column whose component cannot be null.
   *
   * @param value what was read
   * @param column the number of the column in its row type, from 0
   * @throws UnexpectedNullException if it is null: the database is not as it was when its code was
   *     generated, or a view does not keep the promise of the generator's property {@code notNull}
   */
  public static <T> T notNull(@Nullable T value, RowType<?> type, int column) {
    if (value == null) {
      throw unexpectedNull(type, column);
    }
    return value;
  }

  private static UnexpectedNullException unexpectedNull(RowType<?> type, int column) {
    return ColumnTypes.unexpectedNull(type.table(), type.nameOf(column));
  }

  /**
   * Returns a {@code bigint}.
   *
   * @param at the number of columns before the row
   * @param column the number of the column in its row type, from 0
   * @throws UnexpectedNullException as {@link #notNull}
   */
  public static long notNullLong(ResultSet result, int at, RowType<?> type, int column)
      throws SQLException {
    long value = result.getLong(at + column + 1);
    if (value == 0 && result.wasNull()) {
      throw unexpectedNull(type, column);
    }
    return value;
  }

  /**
   * Returns a {@code integer}.
   *
   * @param at the number of columns before the row
   * @param column the number of the column in its row type, from 0
   * @throws UnexpectedNullException as {@link #notNull}
   */
  public static int notNullInt(ResultSet result, int at, RowType<?> type, int column)
      throws SQLException {
    int value = result.getInt(at + column + 1);
    if (value == 0 && result.wasNull()) {
      throw unexpectedNull(type, column);
    }
    return value;
  }

  /**
   * Returns a {@code smallint}.
   *
   * @param at the number of columns before the row
   * @param column the number of the column in its row type, from 0
   * @throws UnexpectedNullException as {@link #notNull}
   */
  public static short notNullShort(ResultSet result, int at, RowType<?> type, int column)
      throws SQLException {
    short value = result.getShort(at + column + 1);
    if (value == 0 && result.wasNull()) {
      throw unexpectedNull(type, column);
    }
    return value;
  }

  /**
   * Returns a {@code double precision}.
   *
   * @param at the number of columns before the row
   * @param column the number of the column in its row type, from 0
   * @throws UnexpectedNullException as {@link #notNull}
   */
  public static double notNullDouble(ResultSet result, int at, RowType<?> type, int column)
      throws SQLException {
    double value = result.getDouble(at + column + 1);
    if (value == 0 && result.wasNull()) {
      throw unexpectedNull(type, column);
    }
    return value;
  }

  /**
   * Returns a {@code real}.
   *
   * @param at the number of columns before the row
   * @param column the number of the column in its row type, from 0
   * @throws UnexpectedNullException as {@link #notNull}
   */
  public static float notNullFloat(ResultSet result, int at, RowType<?> type, int column)
      throws SQLException {
    float value = result.getFloat(at + column + 1);
    if (value == 0 && result.wasNull()) {
      throw unexpectedNull(type, column);
    }
    return value;
  }

  /**
   * Returns a {@code boolean}.
   *
   * @param at the number of columns before the row
   * @param column the number of the column in its row type, from 0
   * @throws UnexpectedNullException as {@link #notNull}
   */
  public static boolean notNullBoolean(ResultSet result, int at, RowType<?> type, int column)
      throws SQLException {
    boolean value = result.getBoolean(at + column + 1);
    if (!value && result.wasNull()) {
      throw unexpectedNull(type, column);
    }
    return value;
  }

  /** Returns a {@code bigint}, or null. */
  public static @Nullable Long getLong(ResultSet result, int position) throws SQLException {
    long value = result.getLong(position);
    return (value == 0 && result.wasNull()) ? null : value;
  }

  /** Returns an {@code integer}, or null. */
  public static @Nullable Integer getInt(ResultSet result, int position) throws SQLException {
    int value = result.getInt(position);
    return (value == 0 && result.wasNull()) ? null : value;
  }

  /** Returns a {@code smallint}, or null. */
  public static @Nullable Short getShort(ResultSet result, int position) throws SQLException {
    short value = result.getShort(position);
    return (value == 0 && result.wasNull()) ? null : value;
  }

  /** Returns a {@code double precision}, or null. */
  public static @Nullable Double getDouble(ResultSet result, int position) throws SQLException {
    double value = result.getDouble(position);
    return (value == 0 && result.wasNull()) ? null : value;
  }

  /** Returns a {@code real}, or null. */
  public static @Nullable Float getFloat(ResultSet result, int position) throws SQLException {
    float value = result.getFloat(position);
    return (value == 0 && result.wasNull()) ? null : value;
  }

  /** Returns a {@code boolean}, or null. */
  public static @Nullable Boolean getBoolean(ResultSet result, int position) throws SQLException {
    boolean value = result.getBoolean(position);
    return (!value && result.wasNull()) ? null : value;
  }

  /** Returns a {@code uuid}, or null. */
  public static @Nullable UUID getUuid(ResultSet result, int position) throws SQLException {
    return result.getObject(position, UUID.class);
  }

  /** Returns a {@code date}, or null. */
  public static @Nullable LocalDate getDate(ResultSet result, int position) throws SQLException {
    return result.getObject(position, LocalDate.class);
  }

  /** Returns a {@code time}, or null; 24:00 is {@code LocalTime.MAX}. */
  public static @Nullable LocalTime getTime(ResultSet result, int position) throws SQLException {
    return result.getObject(position, LocalTime.class);
  }

  /** Returns a {@code timetz}, or null; 24:00 is {@code LocalTime.MAX} at its offset. */
  public static @Nullable OffsetTime getOffsetTime(ResultSet result, int position)
      throws SQLException {
    return EndOfDay.read(result, position);
  }

  /** Returns a {@code timestamp}, or null. */
  public static @Nullable LocalDateTime getDateTime(ResultSet result, int position)
      throws SQLException {
    return result.getObject(position, LocalDateTime.class);
  }

  /** Returns a {@code timestamptz}, or null. */
  public static @Nullable OffsetDateTime getOffsetDateTime(ResultSet result, int position)
      throws SQLException {
    return result.getObject(position, OffsetDateTime.class);
  }

  /** Binds a {@code bigint}. */
  public static void setLong(PreparedStatement statement, int position, @Nullable Long value)
      throws SQLException {
    if (value == null) {
      statement.setNull(position, Types.BIGINT);
    } else {
      statement.setLong(position, value);
    }
  }

  /** Binds an {@code integer}. */
  public static void setInt(PreparedStatement statement, int position, @Nullable Integer value)
      throws SQLException {
    if (value == null) {
      statement.setNull(position, Types.INTEGER);
    } else {
      statement.setInt(position, value);
    }
  }

  /** Binds a {@code smallint}. */
  public static void setShort(PreparedStatement statement, int position, @Nullable Short value)
      throws SQLException {
    if (value == null) {
      statement.setNull(position, Types.SMALLINT);
    } else {
      statement.setShort(position, value);
    }
  }

  /** Binds a {@code double precision}. */
  public static void setDouble(PreparedStatement statement, int position, @Nullable Double value)
      throws SQLException {
    if (value == null) {
      statement.setNull(position, Types.DOUBLE);
    } else {
      statement.setDouble(position, value);
    }
  }

  /** Binds a {@code real}. */
  public static void setFloat(PreparedStatement statement, int position, @Nullable Float value)
      throws SQLException {
    if (value == null) {
      statement.setNull(position, Types.REAL);
    } else {
      statement.setFloat(position, value);
    }
  }

  /** Binds a {@code boolean}. */
  public static void setBoolean(PreparedStatement statement, int position, @Nullable Boolean value)
      throws SQLException {
    if (value == null) {
      statement.setNull(position, Types.BOOLEAN);
    } else {
      statement.setBoolean(position, value);
    }
  }

  /** Binds a {@code numeric}. */
  public static void setNumeric(
      PreparedStatement statement, int position, @Nullable BigDecimal value) throws SQLException {
    statement.setBigDecimal(position, value);
  }

  /** Binds a {@code text}, {@code varchar} or {@code char(n)}. */
  public static void setText(PreparedStatement statement, int position, @Nullable String value)
      throws SQLException {
    ColumnTypes.checkText(value);
    statement.setString(position, value);
  }

  /** Binds a {@code bytea}. */
  public static void setBytes(PreparedStatement statement, int position, byte @Nullable [] value)
      throws SQLException {
    statement.setBytes(position, value);
  }

  /** Binds a {@code uuid}. */
  public static void setUuid(PreparedStatement statement, int position, @Nullable UUID value)
      throws SQLException {
    statement.setObject(position, value, Types.OTHER);
  }

  /** Binds a {@code date}. */
  public static void setDate(PreparedStatement statement, int position, @Nullable LocalDate value)
      throws SQLException {
    statement.setObject(position, value, Types.DATE);
  }

  /** Binds a {@code time}. */
  public static void setTime(PreparedStatement statement, int position, @Nullable LocalTime value)
      throws SQLException {
    statement.setObject(position, value, Types.TIME);
  }

  /** Binds a {@code timetz}. */
  public static void setOffsetTime(
      PreparedStatement statement, int position, @Nullable OffsetTime value) throws SQLException {
    if (value == null) {
      statement.setNull(position, Types.OTHER);
    } else {
      statement.setObject(position, value); // the driver refuses TIME_WITH_TIMEZONE
    }
  }

  /** Binds a {@code timestamp}. */
  public static void setDateTime(
      PreparedStatement statement, int position, @Nullable LocalDateTime value)
      throws SQLException {
    statement.setObject(position, value, Types.TIMESTAMP);
  }

  /** Binds a {@code timestamptz}. */
  public static void setOffsetDateTime(
      PreparedStatement statement, int position, @Nullable OffsetDateTime value)
      throws SQLException {
    statement.setObject(position, value, Types.TIMESTAMP_WITH_TIMEZONE);
  }
}
