package dev.catalog.internal.session;

import dev.catalog.DataSourceConfig;
import dev.catalog.DatabaseConfig;
import dev.catalog.StatementListener;
import dev.catalog.internal.query.CursorSeal;
import dev.catalog.internal.sql.SqlLog;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a database works, wherever its connections come from.
 *
 * @param listener what is notified of each statement; null for nothing
 * @param server how to connect for migrations; null when nobody has said
 */
record Settings(
    @Nullable StatementListener listener,
    CursorSeal seal,
    int asyncQueue,
    Duration closeTimeout,
    @Nullable DatabaseConfig server) {

  static Settings of(DatabaseConfig config) {
    return new Settings(
        SqlLog.listener(config.sqlLog(), config.onStatement().orElse(null)),
        seal(config.cursorKey()),
        config.asyncQueue(),
        config.closeTimeout(),
        config);
  }

  static Settings of(DataSourceConfig config) {
    return new Settings(
        SqlLog.listener(config.sqlLog(), config.onStatement().orElse(null)),
        seal(config.cursorKey()),
        config.asyncQueue(),
        config.closeTimeout(),
        null);
  }

  private static CursorSeal seal(Optional<byte[]> key) {
    return key.map(CursorSeal::of).orElse(CursorSeal.OPEN);
  }
}
