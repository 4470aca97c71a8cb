package dev.catalog.internal.bulk;

import dev.catalog.ConstraintViolationException;
import dev.catalog.DatabaseException;
import dev.catalog.DatabaseException.InputRows;
import dev.catalog.RowNotFoundException;
import dev.catalog.StaleRowException;
import dev.catalog.StatementException;
import dev.catalog.internal.connection.Pgjdbc;
import dev.catalog.internal.connection.ServerWording;
import dev.catalog.internal.table.TableMetadata;
import dev.catalog.internal.table.WriteTexts;
import dev.catalog.internal.type.ColumnTypes;
import dev.catalog.spi.Assignment;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Says which row of a bulk verb's input an error belongs to, as far as the server's answer does.
 */
public final class RowErrors {

  private RowErrors() {}

  /** Returns whether an error comes from a value or a row, not from the statement as a whole. */
  static boolean isOfRow(DatabaseException e) {
    String state = e.sqlState().orElse("");
    return e instanceof ConstraintViolationException
        || (e instanceof StatementException
            && (state.startsWith("22") || state.startsWith("P0") || state.startsWith("44")));
  }

  /** Returns an error of a chunk with the row, or the range of rows, that it comes from. */
  static DatabaseException within(DatabaseException e, Chunk chunk) {
    if (!isOfRow(e)) {
      return e;
    }
    InputRows named = namedByKey(e, chunk);
    return at(e, named == null ? chunk.range() : named);
  }

  /** Returns an error of a COPY with the row of the line that the server names. */
  static DatabaseException ofCopy(DatabaseException e, SQLException said) {
    ServerErrorMessage server = Pgjdbc.serverMessage(said);
    long line = ServerWording.copyLine(server == null ? null : server.getWhere());
    return isOfRow(e) && line > 0 ? at(e, new InputRows(line - 1, line - 1)) : e;
  }

  /** Returns the same error with rows of the input. */
  static DatabaseException at(DatabaseException e, InputRows rows) {
    String message = Objects.toString(e.getMessage(), "");
    String where =
        rows.first() == rows.last()
            ? "Input row %d: ".formatted(rows.first())
            : "One of input rows %d to %d: ".formatted(rows.first(), rows.last());
    if (e instanceof ConstraintViolationException violation) {
      return new ConstraintViolationException(
          where + message,
          violation.kind(),
          violation.constraint().orElse(null),
          violation.table().orElse(null),
          violation.column().orElse(null),
          e.sqlState().orElse(null),
          e.sql().orElse(null),
          rows,
          e.getCause());
    }
    return new StatementException(
        where + message, e.sqlState().orElse(null), e.sql().orElse(null), rows, e.getCause());
  }

  /** Returns the error for an insert that returned no row. */
  public static RowNotFoundException dropped(TableMetadata<?> type, @Nullable String sql) {
    return new RowNotFoundException(
        "The insert into %s returned no row: a trigger or a rule dropped it".formatted(type.name()),
        sql);
  }

  /** Returns the error for a row that has another version than was expected. */
  public static StaleRowException stale(
      TableMetadata<?> type, Object current, @Nullable InputRows row) {
    String which = row == null ? "The row" : "Input row %d".formatted(row.first());
    return new StaleRowException(
        "%s of %s has changed since it was read: look at current() and decide again"
            .formatted(which, type.name()),
        current,
        row);
  }

  /**
   * Finds the rows whose key the server's answer names; null when it names none, or no such row.
   */
  private static @Nullable InputRows namedByKey(DatabaseException e, Chunk chunk) {
    ServerErrorMessage server =
        e.getCause() instanceof SQLException cause ? Pgjdbc.serverMessage(cause) : null;
    ServerWording.NamedKey key = ServerWording.key(server == null ? null : server.getDetail());
    if (key == null) {
      return null;
    }
    int[] columns = columns(chunk.shape(), key.columns());
    if (columns == null) {
      return null;
    }
    List<Integer> matching = new ArrayList<>();
    for (int i = 0; i < chunk.size(); i++) {
      if (key.values().equals(text(chunk.rows().get(i), columns))) {
        matching.add(chunk.positions()[i]);
      }
    }
    if (matching.isEmpty()) {
      return null;
    }
    boolean first =
        e instanceof ConstraintViolationException violation
            && violation.kind() == ConstraintViolationException.Kind.FOREIGN_KEY;
    int last = matching.get(first ? 0 : matching.size() - 1);
    return new InputRows(matching.get(0), last);
  }

  /** Returns the positions of columns by their names; null when one is not set by the row. */
  private static int @Nullable [] columns(Assignment<?> shape, String names) {
    List<String> parts = List.of(names.split(", ", -1));
    int[] columns = new int[parts.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = -1;
      for (int column : WriteTexts.assigned(shape)) {
        String name = shape.rowType().columns().get(column).getName();
        if (name.equals(parts.get(i).replaceAll("^\"|\"$", "").replace("\"\"", "\""))) {
          columns[i] = column;
        }
      }
      if (columns[i] < 0) {
        return null;
      }
    }
    return columns;
  }

  private static String text(Assignment<?> row, int[] columns) {
    StringJoiner texts = new StringJoiner(", ");
    for (int column : columns) {
      Field<?> field = row.rowType().columns().get(column);
      texts.add(Objects.toString(ColumnTypes.printer(field).apply(row.value(column)), "null"));
    }
    return texts.toString();
  }
}
