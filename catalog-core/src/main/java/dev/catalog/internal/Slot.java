package dev.catalog.internal;

import dev.catalog.spi.Assignment;
import dev.catalog.spi.ColumnType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is bound at one {@code ?} of a text. Immutable; the values come with each call. */
interface Slot {

  /** Binds this slot's value, taken from the values of one call. */
  void bind(PreparedStatement statement, int position, Values values) throws SQLException;

  /** Limit of a query. */
  Slot LIMIT = (statement, position, values) -> statement.setLong(position, values.limit());

  /** Offset of a query. */
  Slot OFFSET = (statement, position, values) -> statement.setLong(position, values.offset());

  /** Number of rows of a bulk insert that assigns no column. */
  Slot ROW_COUNT =
      (statement, position, values) -> statement.setInt(position, values.inputs().size());

  /** A value that stands in the query itself. */
  record Constant<T>(ColumnType<T> type, @Nullable T value) implements Slot {
    @Override
    public void bind(PreparedStatement statement, int position, Values values) throws SQLException {
      type.bind(statement, position, value);
    }
  }

  /** A named parameter, bound by {@link dev.catalog.Query#bind} or with a value of its own. */
  record Named<T>(String name, ColumnType<T> type, @Nullable T preset) implements Slot {
    @Override
    @SuppressWarnings("unchecked")
    public void bind(PreparedStatement statement, int position, Values values) throws SQLException {
      type.bind(statement, position, isBoundIn(values) ? (T) values.named().get(name) : preset);
    }

    boolean isBoundIn(Values values) {
      return values.named().containsKey(name);
    }
  }

  /** A column of an insert or update. */
  record Assigned(int column) implements Slot {
    @Override
    public void bind(PreparedStatement statement, int position, Values values) throws SQLException {
      Assignment<?> assignment = values.assignment();
      if (assignment == null) {
        throw new IllegalStateException("no assignment for column " + column);
      }
      assignment.bind(column, statement, position);
    }
  }

  /** One column of a key's value. */
  record KeyPart<T>(ColumnType<T> type, int part) implements Slot {
    @Override
    @SuppressWarnings("unchecked")
    public void bind(PreparedStatement statement, int position, Values values) throws SQLException {
      type.bind(statement, position, (T) values.key()[part]);
    }
  }

  /** An array that stands in the query itself. */
  record Elements(ArrayElement element, @Nullable Object[] elements) implements Slot {
    @Override
    public void bind(PreparedStatement statement, int position, Values values) throws SQLException {
      element.bind(statement, position, elements);
    }
  }

  /** One column of many keys, as an array. */
  record KeyArray(ArrayElement element, int part) implements Slot {
    @Override
    public void bind(PreparedStatement statement, int position, Values values) throws SQLException {
      List<Object[]> keys = values.keys();
      @Nullable Object[] elements = element.newArray(keys.size());
      for (int i = 0; i < elements.length; i++) {
        elements[i] = element.of(keys.get(i)[part]);
      }
      element.bind(statement, position, elements);
    }
  }

  /** One column of many rows, as an array. */
  record RowArray(ArrayElement element, int column) implements Slot {
    @Override
    public void bind(PreparedStatement statement, int position, Values values) throws SQLException {
      List<Assignment<?>> rows = values.inputs();
      @Nullable Object[] elements = element.newArray(rows.size());
      for (int i = 0; i < elements.length; i++) {
        elements[i] = element.of(rows.get(i).value(column));
      }
      element.bind(statement, position, elements);
    }
  }
}
