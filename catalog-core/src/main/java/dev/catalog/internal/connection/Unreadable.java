package dev.catalog.internal.connection;

import dev.catalog.DatabaseException.UnreadableRow;
import dev.catalog.DatabaseException.UnreadableRow.Outcome;
import dev.catalog.UnexpectedNullException;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.type.ColumnTypes;
import dev.catalog.internal.type.JooqModel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Field;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Says of a row that came and could not be read what became of the statement. */
public final class Unreadable {

  private Unreadable() {}

  /**
   * Returns what to throw.
   *
   * @param e what reading the row threw
   * @param result positioned on the row
   * @throws Error if that was an error; it carries the exception that says what became of the
   *     statement
   */
  static UnreadableRow of(Throwable e, SqlText text, Lease lease, ResultSet result) {
    String column = column(e, text.columns(), result);
    UnreadableRow failure =
        row(outcome(text, lease), column, text.sql(), ServerWording.withoutValues(e));
    lease.noteFailure(failure);
    if (e instanceof Error error) {
      error.addSuppressed(failure);
      throw error;
    }
    return failure;
  }

  /** Returns the failure of a request whose transaction is rolled back; others as they are. */
  public static RuntimeException rolledBack(RuntimeException e) {
    return e instanceof UnreadableRow failed && failed.outcome() == Outcome.IN_TRANSACTION
        ? row(
            Outcome.NOTHING_CHANGED,
            failed.column().orElse(null),
            failed.sql().orElse(null),
            failed.getCause())
        : e;
  }

  private static UnreadableRow row(
      Outcome outcome, @Nullable String column, @Nullable String sql, @Nullable Throwable cause) {
    String fact =
        switch (outcome) {
          case NOTHING_CHANGED -> "Nothing is changed: a row that the statement returned";
          case IN_TRANSACTION ->
              "The statement took effect in its transaction, but a row that it returned";
          case COMMITTED ->
              "The statement took effect and is committed, but a row that it returned";
        };
    return new UnreadableRow(
        Errors.message(fact + " could not be read" + why(column, cause), null, null, sql),
        outcome,
        column,
        sql,
        cause);
  }

  private static String why(@Nullable String column, @Nullable Throwable cause) {
    if (cause != null && ServerWording.isOurs(cause)) {
      return ": " + cause.getMessage();
    }
    return (column == null ? "" : ": column " + column)
        + (cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")");
  }

  /** The driver knows whether the statement has committed by itself. */
  private static Outcome outcome(SqlText text, Lease lease) {
    if (text.onlyReads() || lease.access().isReadOnly()) {
      return Outcome.NOTHING_CHANGED;
    }
    try {
      return Pgjdbc.isIdle(lease.connection()) ? Outcome.COMMITTED : Outcome.IN_TRANSACTION;
    } catch (SQLException e) {
      // the connection was closed meanwhile: what a lease without a transaction sent is committed
      return lease.access().isInDoubtWhenLost() ? Outcome.COMMITTED : Outcome.IN_TRANSACTION;
    }
  }

  /** Reads each column by itself until one fails, or is the null that must not be. */
  private static @Nullable String column(Throwable e, List<Field<?>> columns, ResultSet result) {
    String missing =
        e instanceof UnexpectedNullException absent && !absent.columns().isEmpty()
            ? absent.columns().get(0)
            : null;
    for (int i = 0; i < columns.size(); i++) {
      try {
        Object value = ColumnTypes.of(columns.get(i)).read(result, i + 1);
        if (value == null && missing != null && missing.endsWith(columns.get(i).getName())) {
          return name(columns, i);
        }
      } catch (SQLException | RuntimeException again) {
        return name(columns, i);
      }
    }
    return missing;
  }

  /** The name of an expression may be a value. */
  private static String name(List<Field<?>> columns, int at) {
    Field<?> column = columns.get(at);
    return column instanceof TableField<?, ?> named && JooqModel.isGenerated(named.getTable())
        ? column.getName()
        : String.valueOf(at + 1);
  }
}
