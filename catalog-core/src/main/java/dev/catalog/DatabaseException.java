package dev.catalog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something failed in the database or on the way to it. The subtypes say what a caller can do about
 * it.
 *
 * <p>Messages contain what happened, the object, the SQLSTATE and the SQL text with {@code ?} for
 * each bind. They never contain a bound value, nor the server's DETAIL, which may include one: of
 * the server's own words, only those are shown that name nothing but what the SQL names. What the
 * author of a function says with RAISE is shown as it is. The same holds for the causes.
 *
 * <p>Catalog creates these exceptions. Their constructors are public so that tests of code that
 * catches them can throw them too, and because Catalog's own code that throws them is in another
 * package.
 *
 * <p>Safe to share between threads once thrown.
 */
public abstract sealed class DatabaseException extends RuntimeException
    permits CommitOutcomeUnknownException,
        ConnectionFailedException,
        ConstraintViolationException,
        DatabaseException.UnreadableRow,
        MigrationException,
        QueryCancelledException,
        QueryTimeoutException,
        RowNotFoundException,
        StaleRowException,
        StatementException,
        ToOne.ParentNotFoundException,
        TooManyRowsException,
        TransactionConflictException,
        UnexpectedNullException {

  private final @Nullable String sqlState;
  private final @Nullable String sql;
  private final transient @Nullable InputRows inputRows;

  /**
   * The position of the failed row in the input of a bulk verb.
   *
   * @param first the position of the first row that may have failed, counted from 0
   * @param last the position of the last row that may have failed; equal to {@code first} if the
   *     row is known
   */
  public record InputRows(long first, long last) {}

  /**
   * A statement ran, and a row that it returned could not be read: it holds a value that its Java
   * type cannot hold, such as NaN in a {@code numeric}, or a converter or a constructor threw an
   * exception, which is the cause. What the statement wrote is written; {@link #outcome} says
   * whether it is committed.
   *
   * <p>Verbs that only read let the exception of a converter or a constructor through as it is.
   */
  public static final class UnreadableRow extends DatabaseException {

    private final Outcome outcome;
    private final @Nullable String column;

    /** What became of the statement whose row could not be read. */
    public enum Outcome {

      /** The statement only read, or what it wrote is rolled back. */
      NOTHING_CHANGED,

      /**
       * What the statement wrote is part of a transaction, and stays if that commits. Verbs that
       * send several statements let the transaction only roll back.
       */
      IN_TRANSACTION,

      /** What the statement wrote is committed. */
      COMMITTED
    }

    /** Created by Catalog, and by tests of code that catches it. */
    public UnreadableRow(
        String message,
        Outcome outcome,
        @Nullable String column,
        @Nullable String sql,
        @Nullable Throwable cause) {
      super(message, null, sql, cause);
      this.outcome = outcome;
      this.column = column;
    }

    /** Returns what became of the statement. */
    public Outcome outcome() {
      return outcome;
    }

    /** Returns the column that could not be read; empty if each of them could by itself. */
    public Optional<String> column() {
      return Optional.ofNullable(column);
    }
  }

  DatabaseException(
      String message, @Nullable String sqlState, @Nullable String sql, @Nullable Throwable cause) {
    this(message, sqlState, sql, null, cause);
  }

  DatabaseException(
      String message,
      @Nullable String sqlState,
      @Nullable String sql,
      @Nullable InputRows inputRows,
      @Nullable Throwable cause) {
    super(message, cause);
    this.sqlState = sqlState;
    this.sql = sql;
    this.inputRows = inputRows;
  }

  /**
   * Returns which row of a bulk verb's input failed, or the range that contains it; for {@link
   * Session#deleteAll} that is always the range of a chunk. Empty for other statements, for
   * failures that do not concern one row, and for a foreign key violated by {@link Session#copyIn},
   * which the server checks at the end. {@link Session#locatingErrors} finds the exact row.
   */
  public final Optional<InputRows> inputRows() {
    return Optional.ofNullable(inputRows);
  }

  /** Returns the five-character code from PostgreSQL or the driver, or empty if there is none. */
  public final Optional<String> sqlState() {
    return Optional.ofNullable(sqlState);
  }

  /** Returns the text of the statement that failed, with {@code ?} for each bind; empty if none. */
  public final Optional<String> sql() {
    return Optional.ofNullable(sql);
  }
}
