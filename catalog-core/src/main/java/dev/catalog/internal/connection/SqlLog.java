package dev.catalog.internal.connection;

import dev.catalog.DatabaseConfig;
import dev.catalog.SentStatement;
import dev.catalog.StatementListener;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each statement's text, rows and milliseconds; never a bound value. */
public final class SqlLog implements StatementListener {

  private static final Logger LOG = LoggerFactory.getLogger("dev.catalog.sql");

  /** Returns the listener that a configuration asks for; null for none. */
  public static @Nullable StatementListener listener(DatabaseConfig config) {
    StatementListener other = config.onStatement().orElse(null);
    if (!config.sqlLog()) {
      return other;
    }
    SqlLog log = new SqlLog();
    if (other == null) {
      return log;
    }
    return statement -> {
      log.sent(statement);
      other.sent(statement);
    };
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
