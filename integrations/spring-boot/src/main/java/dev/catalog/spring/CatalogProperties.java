package dev.catalog.spring;

import dev.catalog.DataSourceConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code catalog.*}; {@link DataSourceConfig.Builder} says what each is for.
 *
 * @param cursorKey a text whose bytes in UTF-8 sign cursors
 * @param translateExceptions whether beans with {@code @Repository} throw Spring's exceptions
 * @param problemDetails whether exceptions that leave a controller are answered as problem details
 */
@ConfigurationProperties("catalog")
record CatalogProperties(
    @DefaultValue("false") boolean sqlLog,
    @DefaultValue("false") boolean resetSessions,
    @DefaultValue("10") int asyncThreads,
    @DefaultValue("1000") int asyncQueue,
    @DefaultValue("10s") Duration closeTimeout,
    @Nullable String cursorKey,
    @DefaultValue("false") boolean translateExceptions,
    @DefaultValue("false") boolean problemDetails) {

  DataSourceConfig.Builder applyTo(DataSourceConfig.Builder settings) {
    settings
        .sqlLog(sqlLog)
        .resetSessions(resetSessions)
        .asyncThreads(asyncThreads)
        .asyncQueue(asyncQueue)
        .closeTimeout(closeTimeout);
    return cursorKey == null
        ? settings
        : settings.cursorKey(cursorKey.getBytes(StandardCharsets.UTF_8));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "CatalogProperties[sqlLog=%s, asyncThreads=%d, asyncQueue=%d, closeTimeout=%s]"
        .formatted(sqlLog, asyncThreads, asyncQueue, closeTimeout);
  }
}
