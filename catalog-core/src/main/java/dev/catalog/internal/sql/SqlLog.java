package dev.catalog.internal.sql;

import dev.catalog.Database;
import dev.catalog.SentStatement;
import dev.catalog.StatementListener;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each statement's text, rows and milliseconds; never a bound value. */
public final class SqlLog implements StatementListener {

  private static final Logger LOG = LoggerFactory.getLogger("dev.catalog.sql");

  /**
   * Returns the listener that a configuration asks for; null for none.
   *
   * @param on whether statements are logged
   * @param other the user's listener; null for none
   */
  public static @Nullable StatementListener listener(
      boolean on, @Nullable StatementListener other) {
    StatementListener guarded = other == null ? null : new Guarded(other);
    if (!on) {
      return guarded;
    }
    SqlLog log = new SqlLog();
    if (guarded == null) {
      return log;
    }
    return statement -> {
      log.sent(statement);
      guarded.sent(statement);
    };
  }

  /** A listener of the user's: what it throws must not become the outcome of a statement. */
  private static final class Guarded implements StatementListener {

    private static final Logger FAILURES = LoggerFactory.getLogger(Database.class);

    private final StatementListener listener;
    private final AtomicBoolean logged = new AtomicBoolean();

    Guarded(StatementListener listener) {
      this.listener = listener;
    }

    @Override
    public void sent(SentStatement statement) {
      try {
        listener.sent(statement);
      } catch (Throwable t) {
        if (logged.compareAndSet(false, true)) {
          FAILURES.error(
              "The listener of onStatement failed; its further failures are not logged", t);
        }
      }
    }
  }

  @Override
  public void sent(SentStatement statement) {
    if (LOG.isInfoEnabled()) {
      String millis = String.format(Locale.ROOT, "%.1f", statement.nanos() / 1e6);
      if (statement.failed()) {
        LOG.info("failed after {} ms: {}", millis, statement.sql());
      } else {
        LOG.info("{} rows, {} ms: {}", statement.rows(), millis, statement.sql());
      }
    }
  }
}
