package dev.catalog.internal.sql;

import dev.catalog.internal.type.ArrayElement;
import dev.catalog.internal.type.BasicType;
import dev.catalog.internal.type.ColumnTypes;
import dev.catalog.spi.Assignment;
import dev.catalog.spi.ColumnType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** What is bound at one {@code ?} of a text. Immutable; the values come with each call. */
public interface Bind {

  /** Binds this bind's value, taken from the values of one call. */
  void bind(PreparedStatement statement, int position, BindValues values) throws SQLException;

  /** Returns what the value belongs to, for messages. */
  default String subject(BindValues values) {
    return "a value of the query";
  }

  /** Returns the text of a value that belongs to the query; null for what comes with a call. */
  default @Nullable String text(BindValues values) {
    return null;
  }

  /** Limit of a query. */
  Bind LIMIT = (statement, position, values) -> statement.setLong(position, values.limit());

  /** Offset of a query. */
  Bind OFFSET = (statement, position, values) -> statement.setLong(position, values.offset());

  /** Number of rows of a bulk insert that assigns no column. */
  Bind ROW_COUNT = (statement, position, values) -> statement.setInt(position, values.rows());

  /** A value that stands in the query itself. */
  record Constant<T>(
      ColumnType<T> type, ArrayElement element, @Nullable T value, @Nullable String near)
      implements Bind {
    public static <T> Constant<T> of(Field<T> field, @Nullable T value) {
      return of(field, value, null);
    }

    /**
     * @param near the column that stands before it, with which it probably is compared
     */
    static <T> Constant<T> of(Field<T> field, @Nullable T value, @Nullable String near) {
      return new Constant<>(ColumnTypes.of(field), ColumnTypes.element(field), value, near);
    }

    @Override
    public String subject(BindValues values) {
      return near == null ? "a value of the query" : "a value of the query, next to column " + near;
    }

    @Override
    public void bind(PreparedStatement statement, int position, BindValues values)
        throws SQLException {
      type.bind(statement, position, value);
    }

    @Override
    public @Nullable String text(BindValues values) {
      return Objects.toString(element.of(value), null);
    }
  }

  /** A named parameter, bound by {@link dev.catalog.Query#bind} or with a value of its own. */
  record Named<T>(String name, ColumnType<T> type, ArrayElement element, @Nullable T preset)
      implements Bind {
    public static <T> Named<T> of(String name, Field<T> field, @Nullable T preset) {
      return new Named<>(name, ColumnTypes.of(field), ColumnTypes.element(field), preset);
    }

    @Override
    public void bind(PreparedStatement statement, int position, BindValues values)
        throws SQLException {
      type.bind(statement, position, value(values));
    }

    @Override
    public @Nullable String text(BindValues values) {
      return Objects.toString(element.of(value(values)), null);
    }

    @Override
    public String subject(BindValues values) {
      return "parameter " + name;
    }

    @SuppressWarnings("unchecked")
    private @Nullable T value(BindValues values) {
      return isBoundIn(values) ? (T) values.named().get(name) : preset;
    }

    boolean hasValueIn(BindValues values) {
      return preset != null || isBoundIn(values);
    }

    boolean isBoundIn(BindValues values) {
      return values.named().has(name);
    }
  }

  /** A column of an insert or update. */
  record Assigned(int column) implements Bind {
    @Override
    public void bind(PreparedStatement statement, int position, BindValues values)
        throws SQLException {
      Assignment<?> assignment = values.assignment();
      if (assignment == null) {
        throw new IllegalStateException("no assignment for column " + column);
      }
      assignment.bind(column, statement, position);
    }

    @Override
    public String subject(BindValues values) {
      return "column "
          + Objects.requireNonNull(values.assignment()).rowType().columns().get(column).getName();
    }
  }

  /** One column of a key's value. */
  record KeyPart<T>(ColumnType<T> type, int part, String name) implements Bind {
    @Override
    public String subject(BindValues values) {
      return "column " + name;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void bind(PreparedStatement statement, int position, BindValues values)
        throws SQLException {
      type.bind(statement, position, (T) values.key()[part]);
    }
  }

  /** An array that stands in the query itself. */
  record Elements(ArrayElement element, @Nullable Object[] elements, String name) implements Bind {
    @Override
    public String subject(BindValues values) {
      return "column " + name;
    }

    @Override
    public void bind(PreparedStatement statement, int position, BindValues values)
        throws SQLException {
      element.bind(statement, position, elements);
    }

    /** Each element behind its length, so that no two lists have one text. */
    @Override
    public String text(BindValues values) {
      StringBuilder text = new StringBuilder();
      for (Object each : elements) {
        String element = String.valueOf(each);
        text.append(element.length()).append(':').append(element);
      }
      return text.toString();
    }
  }

  /** One column of many keys, as an array. */
  record KeyArray(ArrayElement element, int part, String name) implements Bind {
    @Override
    public String subject(BindValues values) {
      return "column " + name;
    }

    @Override
    public void bind(PreparedStatement statement, int position, BindValues values)
        throws SQLException {
      Keys keys = values.keys();
      Object primitives = keys.primitives();
      if (primitives != null) {
        statement.setObject(position, primitives);
        return;
      }
      @Nullable Object[] elements = element.newArray(keys.size());
      for (int i = 0; i < elements.length; i++) {
        elements[i] = element.of(keys.part(i, part));
      }
      element.bind(statement, position, elements);
    }
  }

  /** One column of many rows, as an array. */
  sealed interface OfRows extends Bind {

    /** Returns the array for some rows; null if their values exceed the budget. */
    @Nullable Object gather(List<Assignment<?>> rows, StatementBudget budget);

    /** Returns the bind for a column. */
    public static OfRows of(Field<?> field, int column) {
      return ColumnTypes.isNotNullWholeNumber(field)
          ? new RowNumbers((BasicType<?>) ColumnTypes.of(field), column)
          : new RowArray(
              ColumnTypes.element(field),
              column,
              StatementBudget.isNeededFor(field),
              field.getName());
    }
  }

  /** One column of many rows, of any type. */
  record RowArray(ArrayElement element, int column, boolean takesBudget, String name)
      implements OfRows {
    @Override
    public String subject(BindValues values) {
      return "column " + name;
    }

    @Override
    public @Nullable Object gather(List<Assignment<?>> rows, StatementBudget budget) {
      @Nullable Object[] elements = element.newArray(rows.size());
      for (int i = 0; i < elements.length; i++) {
        Object value = element.of(rows.get(i).value(column));
        if (takesBudget && !budget.take(value)) {
          return null;
        }
        elements[i] = value;
      }
      return elements;
    }

    @Override
    public void bind(PreparedStatement statement, int position, BindValues values)
        throws SQLException {
      element.bind(
          statement,
          position,
          (@Nullable Object[]) Objects.requireNonNull(values.array(position - 1)));
    }
  }

  /** One NOT NULL column of many rows, of whole numbers, as an array of primitives. */
  record RowNumbers(BasicType<?> type, int column) implements OfRows {
    @Override
    public Object gather(List<Assignment<?>> rows, StatementBudget budget) {
      return type.wholeNumbers(rows.size(), i -> rows.get(i).longValue(column));
    }

    @Override
    public void bind(PreparedStatement statement, int position, BindValues values)
        throws SQLException {
      statement.setObject(position, values.array(position - 1));
    }
  }
}
