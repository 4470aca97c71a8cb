package dev.catalog;

import dev.catalog.internal.MigrationPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Which Flyway migrations {@link Database#migrate} runs, and where: {@code
 * Migrations.of("classpath:db/migration").schema("catalog")}. Each method returns a changed copy.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Migrations {

  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final MigrationPlan plan;

  private Migrations(MigrationPlan plan) {
    this.plan = plan;
  }

  /**
   * Returns the migrations in these places.
   *
   * @param locations Flyway's locations, such as {@code classpath:db/migration} or {@code
   *     filesystem:/srv/migrations}
   * @throws IllegalArgumentException if there is none
   */
  public static Migrations of(String... locations) {
    return new Migrations(new MigrationPlan(List.of(locations), null, null, Map.of(), DEADLINE));
  }

  /**
   * Returns these migrations for a schema, which is created if it is missing, is the first in the
   * scripts' search path, and holds the history table.
   */
  public Migrations schema(String schema) {
    return new Migrations(
        new MigrationPlan(
            plan.locations(), schema, plan.historyTable(), plan.placeholders(), plan.deadline()));
  }

  /** Returns these migrations with another history table than {@code flyway_schema_history}. */
  public Migrations historyTable(String table) {
    return new Migrations(
        new MigrationPlan(
            plan.locations(), plan.schema(), table, plan.placeholders(), plan.deadline()));
  }

  /** Returns these migrations with values for their {@code ${name}} placeholders. */
  public Migrations placeholders(Map<String, String> values) {
    return new Migrations(
        new MigrationPlan(
            plan.locations(), plan.schema(), plan.historyTable(), values, plan.deadline()));
  }

  /**
   * Returns these migrations with the time to wait for another migrator; 5 minutes unless said.
   * What the scripts themselves take is not limited.
   *
   * @param limit whole seconds, at least one
   * @throws IllegalArgumentException if it is zero or negative
   */
  public Migrations deadline(Duration limit) {
    return new Migrations(
        new MigrationPlan(
            plan.locations(), plan.schema(), plan.historyTable(), plan.placeholders(), limit));
  }

  MigrationPlan plan() {
    return plan;
  }

  /** Returns the places and the schema, for logs. */
  @Override
  public String toString() {
    return "Migrations of " + plan.locations() + " for schema " + plan.schema();
  }
}
