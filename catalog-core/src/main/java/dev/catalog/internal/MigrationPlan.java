package dev.catalog.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which migrations to run and where; what {@link dev.catalog.Migrations} holds. Immutable.
 *
 * @param schema null for the connection's own
 * @param historyTable null for Flyway's own name
 */
public record MigrationPlan(
    List<String> locations,
    @Nullable String schema,
    @Nullable String historyTable,
    Map<String, String> placeholders,
    Duration deadline) {

  public MigrationPlan {
    locations = List.copyOf(locations);
    placeholders = Map.copyOf(placeholders);
    if (locations.isEmpty()) {
      throw new IllegalArgumentException(
          "Name at least one location, for example classpath:db/migration");
    }
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("deadline must be positive: " + deadline);
    }
  }
}
