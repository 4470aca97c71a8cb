package dev.catalog.spi;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a create or patch builder assigns, with their values. One generated subclass per
 * table serves both builders. Columns are numbered as in {@link RowType#columns()}, from 0.
 *
 * <p>Mutable, and confined to the thread that builds it.
 *
 * @param <R> the row of the table
 */
public abstract class Assignment<R> {

  private final RowType<R> rowType;
  private long low;
  private long @Nullable [] high;

  /** Creates an assignment without columns. */
  protected Assignment(RowType<R> rowType) {
    this.rowType = rowType;
  }

  /** Returns the table whose columns are assigned. */
  public final RowType<R> rowType() {
    return rowType;
  }

  /** Returns whether no column is assigned. */
  public final boolean isEmpty() {
    return low == 0 && high == null;
  }

  /** Returns whether a column is assigned. */
  public final boolean isAssigned(int column) {
    return (word(column >> 6) & (1L << column)) != 0;
  }

  /** Returns the marks of columns {@code 64 * word} to {@code 64 * word + 63}, lowest bit first. */
  public final long word(int word) {
    if (word == 0) {
      return low;
    }
    return high == null || word > high.length ? 0 : high[word - 1];
  }

  /** Returns the marks of all columns, as {@link #word} does; equal for equal sets of columns. */
  public final List<Long> words() {
    List<Long> words = new ArrayList<>();
    for (int i = 0; i <= (rowType.columns().size() - 1) >> 6; i++) {
      words.add(word(i));
    }
    return words;
  }

  /** Returns whether this and another assignment of the same table assign the same columns. */
  public final boolean assignsSameColumns(Assignment<?> other) {
    return low == other.low && Arrays.equals(high, other.high);
  }

  /** Marks a column as assigned. */
  protected final void assign(int column) {
    if (column < 64) {
      low |= 1L << column;
      return;
    }
    if (high == null) {
      high = new long[(rowType.columns().size() - 1) >> 6];
    }
    high[(column >> 6) - 1] |= 1L << column;
  }

  /**
   * Returns the value for a NOT NULL column.
   *
   * @throws IllegalArgumentException if the value is null; nothing is assigned
   */
  protected final <T> T notNull(int column, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "column %s is NOT NULL: set a value, or leave the column out"
              .formatted(rowType.nameOf(column)));
    }
    return value;
  }

  /** Returns the exception for a column that this assignment cannot hold. */
  protected final IllegalArgumentException notWritable(int column) {
    return new IllegalArgumentException(
        "column %s cannot be written".formatted(rowType.nameOf(column)));
  }

  /**
   * Assigns a column.
   *
   * @throws IllegalArgumentException if the column is NOT NULL and the value is null, or if it
   *     cannot be written; nothing is assigned
   * @throws ClassCastException if the value is not of the column's Java type; nothing is assigned
   */
  public abstract void set(int column, @Nullable Object value);

  /**
   * Binds the value of an assigned column.
   *
   * @throws SQLException if the driver rejects the value
   */
  public abstract void bind(int column, PreparedStatement statement, int position)
      throws SQLException;

  /** Returns the value of an assigned column. */
  public abstract @Nullable Object value(int column);

  /**
   * Returns the value of an assigned {@code smallint}, {@code integer} or {@code bigint} column,
   * which is not null.
   */
  public long longValue(int column) {
    return ((Number) Objects.requireNonNull(value(column))).longValue();
  }
}
