package dev.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which Flyway migrations {@link Database#migrate} runs, and where: {@code
 * Migrations.of("classpath:db/migration").schema("catalog")}. Each method returns a changed copy.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Migrations {

  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final List<String> locations;
  private final @Nullable String schema;
  private final @Nullable String historyTable;
  private final Map<String, String> placeholders;
  private final Duration deadline;

  private Migrations(
      List<String> locations,
      @Nullable String schema,
      @Nullable String historyTable,
      Map<String, String> placeholders,
      Duration deadline) {
    this.locations = locations;
    this.schema = schema;
    this.historyTable = historyTable;
    this.placeholders = placeholders;
    this.deadline = deadline;
  }

  /**
   * Returns the migrations in these locations.
   *
   * @param locations Flyway's locations, such as {@code classpath:db/migration} or {@code
   *     filesystem:/srv/migrations}
   * @throws IllegalArgumentException if there is none
   */
  public static Migrations of(String... locations) {
    if (locations.length == 0) {
      throw new IllegalArgumentException(
          "locations must not be empty: name one, for example classpath:db/migration");
    }
    return new Migrations(List.of(locations), null, null, Map.of(), DEADLINE);
  }

  /**
   * Returns these migrations for a schema. The schema is created if it does not exist, comes first
   * in the scripts' search path, and contains the history table.
   */
  public Migrations schema(String name) {
    return new Migrations(locations, name, historyTable, placeholders, deadline);
  }

  /** Returns these migrations with another history table than {@code flyway_schema_history}. */
  public Migrations historyTable(String table) {
    return new Migrations(locations, schema, table, placeholders, deadline);
  }

  /** Returns these migrations with values for their {@code ${name}} placeholders. */
  public Migrations placeholders(Map<String, String> values) {
    return new Migrations(locations, schema, historyTable, Map.copyOf(values), deadline);
  }

  /**
   * Returns these migrations with a limit for waiting for another instance that is migrating.
   * Default: 5 minutes. The time that the scripts themselves take is not limited.
   *
   * @param limit whole seconds, at least one
   * @throws IllegalArgumentException if it is zero or negative
   */
  public Migrations deadline(Duration limit) {
    if (limit.toSeconds() < 1) {
      throw new IllegalArgumentException("deadline must be at least 1 s: " + limit);
    }
    return new Migrations(locations, schema, historyTable, placeholders, limit);
  }

  /** Returns Flyway's locations. */
  public List<String> locations() {
    return locations;
  }

  /** Returns the schema; empty for the connection's own. */
  public Optional<String> schema() {
    return Optional.ofNullable(schema);
  }

  /** Returns the name of the history table; empty for Flyway's own. */
  public Optional<String> historyTable() {
    return Optional.ofNullable(historyTable);
  }

  /** Returns the values of placeholders, by their names. */
  public Map<String, String> placeholders() {
    return placeholders;
  }

  /** Returns how long to wait for another migrator. */
  public Duration deadline() {
    return deadline;
  }

  /** Returns the locations and the schema, for logs. */
  @Override
  public String toString() {
    return "Migrations of " + locations + " for schema " + schema;
  }
}
