package dev.catalog.internal.migrate;

import dev.catalog.DatabaseException;
import dev.catalog.Migrations;
import dev.catalog.internal.pool.ServerConnections;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.RepairResult;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** One call of Flyway, on connections without time limits that nobody else uses. */
public final class MigrationRun {

  private final Migrations migrations;
  private final ServerConnections connections;
  private final Flyway flyway;

  private MigrationRun(Migrations migrations, ServerConnections connections, Flyway flyway) {
    this.migrations = migrations;
    this.connections = connections;
    this.flyway = flyway;
  }

  public static MigrationRun of(Migrations migrations, ServerConnections connections) {
    FluentConfiguration configuration =
        Flyway.configure(classLoader())
            .loggers("slf4j")
            .dataSource(connections)
            .locations(migrations.locations().toArray(String[]::new))
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .baselineOnMigrate(false)
            .cleanDisabled(true)
            .placeholders(migrations.placeholders())
            .encoding(migrations.encoding())
            .outOfOrder(migrations.outOfOrder())
            .mixed(migrations.mixed())
            .ignoreMigrationPatterns(ignored(migrations))
            // Flyway asks for its lock once a second
            .lockRetryCount(Math.toIntExact(Math.max(1, migrations.deadline().toSeconds())));
    lockTheSession(configuration);
    migrations
        .schema()
        .ifPresent(
            schema -> configuration.schemas(schema).defaultSchema(schema).createSchemas(true));
    migrations.historyTable().ifPresent(configuration::table);
    migrations
        .baseline()
        .ifPresent(
            baseline ->
                configuration
                    .baselineOnMigrate(true)
                    .baselineVersion(baseline.version())
                    .baselineDescription(baseline.description()));
    return new MigrationRun(migrations, connections, configuration.load());
  }

  /**
   * {@code CREATE INDEX CONCURRENTLY} would wait for ever for a lock that a transaction holds. The
   * newer methods that return these settings are not in Flyway 11.7, and by its name the setting
   * needs Jackson in Flyway 13.
   */
  @SuppressWarnings("deprecation")
  private static void lockTheSession(FluentConfiguration configuration) {
    configuration
        .getPluginRegister()
        .getPlugin(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
  }

  /** Returns what is no reason to stop: what a newer release ran, and what is asked for. */
  private static String[] ignored(Migrations migrations) {
    return migrations.ignoreMissing()
        ? new String[] {"*:future", "*:missing"}
        : new String[] {"*:future"};
  }

  private static ClassLoader classLoader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? MigrationRun.class.getClassLoader() : ofThread;
  }

  /** Returns the scripts that were applied, in order. */
  public List<String> run() {
    try {
      MigrationInfo[] all = flyway.info().all();
      if (Arrays.stream(all).noneMatch(migration -> migration.getState().isResolved())) {
        throw FlywayErrors.exception(
            "There are no migrations in %s; name the directory that holds the V1__name.sql files"
                .formatted(migrations.locations()),
            null);
      }
      ScriptNames scripts = ScriptNames.of(all);
      return flyway.migrate().migrations.stream()
          .map(each -> scripts.name(each.filepath, each.version, each.description))
          .toList();
    } catch (FlywayException e) {
      throw translated(e);
    }
  }

  /** Returns the scripts whose rows in the history table changed, sorted. */
  public List<String> repair(Set<Migrations.Repair> wanted) {
    try {
      List<HistoryProblem> problems = HistoryProblem.of(flyway);
      List<String> refusals =
          problems.stream()
              .filter(problem -> problem.repair() != null && !wanted.contains(problem.repair()))
              .map(HistoryProblem::sentence)
              .toList();
      if (!refusals.isEmpty()) {
        throw FlywayErrors.exception(
            "Nothing was repaired, because more than %s is needed: %s"
                .formatted(wanted, String.join("\n", refusals)),
            null);
      }
      if (problems.stream().anyMatch(problem -> problem.repair() == Migrations.Repair.FAILED)) {
        refuseInvalidIndexes();
      }
      if (problems.stream().allMatch(problem -> problem.repair() == null)) {
        return List.of();
      }
      ScriptNames scripts = ScriptNames.of(flyway.info().all());
      RepairResult result = flyway.repair();
      return Stream.of(result.migrationsRemoved, result.migrationsAligned, result.migrationsDeleted)
          .flatMap(List::stream)
          .map(each -> scripts.name(each.filepath, each.version, each.description))
          .distinct()
          .sorted()
          .toList();
    } catch (FlywayException e) {
      throw translated(e);
    }
  }

  private void refuseInvalidIndexes() {
    List<String> indexes = InvalidIndexes.of(connections, migrations);
    if (!indexes.isEmpty()) {
      throw FlywayErrors.exception(
          "Nothing was repaired, because %s and the failed script would not replace it"
              .formatted(InvalidIndexes.sentence(indexes)),
          null);
    }
  }

  private DatabaseException translated(FlywayException e) {
    return new FlywayErrors(migrations, connections, flyway).translate(e);
  }
}
