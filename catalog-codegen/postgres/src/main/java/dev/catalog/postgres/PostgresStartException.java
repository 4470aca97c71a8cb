package dev.catalog.postgres;

import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence why there is no PostgreSQL server and what to change; the tail of the
 * server's log follows where the server wrote one.
 *
 * <p>Nothing is left running and nothing is left on disk when it is thrown, except a log file that
 * was asked for.
 *
 * <p>Instances are as thread-safe as every exception.
 */
public final class PostgresStartException extends RuntimeException {

  PostgresStartException(String message) {
    super(message);
  }

  PostgresStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
