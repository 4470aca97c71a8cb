package dev.catalog.codegen.read;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends Flyway's progress messages to the debug level; its warnings stay warnings, its errors are
 * thrown. Flyway creates it by name.
 *
 * <p>Stateless.
 */
public final class FlywayLog implements LogCreator {

  /** For Flyway. */
  public FlywayLog() {}

  @Override
  public Log createLogger(Class<?> type) {
    return new Quiet(LoggerFactory.getLogger(type));
  }

  private record Quiet(Logger logger) implements Log {
    /** Flyway 11.7 asks for it; newer versions do not. */
    @Override
    @SuppressWarnings("deprecation")
    public boolean isDebugEnabled() {
      return logger.isDebugEnabled();
    }

    @Override
    public void debug(String message) {
      logger.debug(message);
    }

    @Override
    public void info(String message) {
      logger.debug(message);
    }

    @Override
    public void warn(String message) {
      logger.warn(message);
    }

    @Override
    public void error(String message) {
      logger.debug(message);
    }

    @Override
    public void error(String message, Exception e) {
      logger.debug(message, e);
    }

    @Override
    public void notice(String message) {
      logger.debug(message);
    }
  }
}
