package dev.catalog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something failed in the database or on the way to it. The subtypes say what a caller can do about
 * it.
 *
 * <p>Messages hold the fact, the object, the SQLSTATE and the SQL text with {@code ?} for each
 * bind; never a bound value, nor the server's DETAIL, which may hold one.
 *
 * <p>Catalog creates these exceptions. Their constructors are public so that tests of code that
 * catches them can throw them too, and because Java has no friend packages: Catalog's own execution
 * path lives in another one.
 *
 * <p>Safe to share between threads once thrown.
 */
public abstract sealed class DatabaseException extends RuntimeException
    permits CommitOutcomeUnknownException,
        ConnectionFailedException,
        ConstraintViolationException,
        MigrationException,
        QueryCancelledException,
        QueryTimeoutException,
        RowNotFoundException,
        StaleRowException,
        StatementException,
        TooManyRowsException,
        TransactionConflictException,
        UnexpectedNullException {

  private final @Nullable String sqlState;
  private final @Nullable String sql;
  private final transient @Nullable InputRows inputRows;

  /**
   * Where in the input of a bulk verb the row stands that failed.
   *
   * @param first position of the first row that it can be, from 0
   * @param last position of the last row that it can be; equal to {@code first} where it is known
   */
  public record InputRows(long first, long last) {}

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
   * Returns which row of a bulk verb's input failed, or the range it lies in, which for {@link
   * Session#deleteAll} is that of its chunk. Empty for other statements, for failures that have
   * nothing to do with one row, and for a foreign key broken by {@link Session#copyIn}, which the
   * server checks at the end. {@link Session#locatingErrors} finds the row itself.
   */
  public final Optional<InputRows> inputRows() {
    return Optional.ofNullable(inputRows);
  }

  /** Returns the five-character code that PostgreSQL or the driver gave, or empty if none did. */
  public final Optional<String> sqlState() {
    return Optional.ofNullable(sqlState);
  }

  /** Returns the text of the statement that failed, with {@code ?} for each bind; empty if none. */
  public final Optional<String> sql() {
    return Optional.ofNullable(sql);
  }
}
