package dev.catalog.spring;

import dev.catalog.CommitOutcomeUnknownException;
import dev.catalog.ConnectionFailedException;
import dev.catalog.ConstraintViolationException;
import dev.catalog.DatabaseException;
import dev.catalog.MigrationException;
import dev.catalog.QueryCancelledException;
import dev.catalog.QueryTimeoutException;
import dev.catalog.RowNotFoundException;
import dev.catalog.StaleRowException;
import dev.catalog.StatementException;
import dev.catalog.TooManyRowsException;
import dev.catalog.TransactionConflictException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.dao.support.PersistenceExceptionTranslator;

/**
 * Spring's exceptions for Catalog's, which become their cause. Applied to what leaves a bean with
 * {@code @Repository}. What Spring has no word for stays as it is: an unknown outcome, and a
 * transaction that is rolled back instead of committed.
 *
 * <p>Safe to share between threads.
 */
final class SpringExceptions implements PersistenceExceptionTranslator {

  @Override
  public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException thrown) {
    return thrown instanceof DatabaseException e
        ? translated(e, String.valueOf(e.getMessage()))
        : null;
  }

  private static @Nullable DataAccessException translated(DatabaseException e, String message) {
    if (e instanceof CommitOutcomeUnknownException || e instanceof MigrationException) {
      return null;
    }
    if (e instanceof ConstraintViolationException violation) {
      return violation.kind() == ConstraintViolationException.Kind.UNIQUE
          ? new DuplicateKeyException(message, e)
          : new DataIntegrityViolationException(message, e);
    }
    if (e instanceof RowNotFoundException) {
      return new EmptyResultDataAccessException(message, 1, e);
    }
    if (e instanceof TooManyRowsException) {
      return new IncorrectResultSizeDataAccessException(message, 1, e);
    }
    if (e instanceof StaleRowException) {
      return new OptimisticLockingFailureException(message, e);
    }
    if (e instanceof TransactionConflictException) {
      return e.sqlState().orElse("").equals("40001")
          ? new ConcurrencyFailureException(message, e)
          : new CannotAcquireLockException(message, e);
    }
    if (e instanceof QueryTimeoutException) {
      return new org.springframework.dao.QueryTimeoutException(message, e);
    }
    if (e instanceof QueryCancelledException) {
      return new TransientDataAccessResourceException(message, e);
    }
    if (e instanceof ConnectionFailedException) {
      return new DataAccessResourceFailureException(message, e);
    }
    return e instanceof StatementException
        ? ofState(e, message)
        : new DataRetrievalFailureException(message, e);
  }

  /** By the class of the SQLSTATE. */
  private static @Nullable DataAccessException ofState(DatabaseException e, String message) {
    String state = e.sqlState().orElse("");
    if (state.startsWith("25")) {
      return null;
    }
    return state.startsWith("22")
        ? new DataIntegrityViolationException(message, e)
        : new InvalidDataAccessResourceUsageException(message, e);
  }
}
