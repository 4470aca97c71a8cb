package dev.catalog.internal.migrate;

import dev.catalog.Migrations;
import dev.catalog.Migrations.Repair;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.ValidateOutput;
import org.jspecify.annotations.Nullable;

/**
 * One script that does not fit the history table.
 *
 * @param repair what mends it in the history table; null if nothing does
 * @param sentence what is wrong, and each way out
 */
record HistoryProblem(@Nullable Repair repair, String sentence) {

  private static final Pattern BOTH_SIDES =
      Pattern.compile("-> Applied to database *: (.*)\\R-> Resolved locally *: (.*)");
  private static final String CALL = "Database.repair(migrations, Repair.%s)";

  /** Returns all of them; empty if the next call of {@code migrate} would begin to run scripts. */
  static List<HistoryProblem> of(Flyway flyway) {
    String[] patterns =
        Stream.concat(
                Stream.of(flyway.getConfiguration().getIgnoreMigrationPatterns())
                    .map(Object::toString),
                // that is what migrations are run for
                Stream.of("*:pending"))
            .toArray(String[]::new);
    Flyway validating =
        Flyway.configure(flyway.getConfiguration().getClassLoader())
            .configuration(flyway.getConfiguration())
            .ignoreMigrationPatterns(patterns)
            .load();
    ScriptNames scripts = ScriptNames.of(flyway.info().all());
    List<HistoryProblem> problems = new ArrayList<>();
    for (ValidateOutput found : validating.validateWithResult().invalidMigrations) {
      problems.add(of(found, scripts));
    }
    return problems;
  }

  private static HistoryProblem of(ValidateOutput found, ScriptNames scripts) {
    String file = scripts.name(found.filepath, found.version, found.description);
    String message = String.valueOf(found.errorDetails.errorMessage);
    // the type of the code differs between versions of Flyway, its name does not
    String code = String.valueOf((Object) found.errorDetails.errorCode);
    return switch (code) {
      case "CHECKSUM_MISMATCH" -> edited(file + " was edited after it ran", "checksum", message);
      case "DESCRIPTION_MISMATCH" ->
          edited(file + " was renamed after it ran", "description", message);
      case "TYPE_MISMATCH" -> edited(file + " became another kind of script", "type", message);
      case "APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED",
          "APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED" ->
          new HistoryProblem(
              Repair.MISSING,
              ("%s ran on this database, but its file is gone; restore the file, ignore it with"
                      + " Migrations.ignoreMissing(true), or mark it as deleted with "
                      + CALL.formatted(Repair.MISSING))
                  .formatted(file));
      case "RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED" ->
          new HistoryProblem(
              null,
              ("%s did not run on this database, but later versions did; give it a higher version,"
                      + " or run it now with Migrations.outOfOrder(true)")
                  .formatted(file));
      case "FAILED_VERSIONED_MIGRATION", "FAILED_REPEATABLE_MIGRATION" ->
          new HistoryProblem(
              Repair.FAILED,
              ("%s failed outside a transaction; undo what it did before it failed, then remove the"
                      + " failure with "
                      + CALL.formatted(Repair.FAILED))
                  .formatted(file));
      default -> new HistoryProblem(null, FlywayErrors.oneLine(message));
    };
  }

  private static HistoryProblem edited(String what, String property, String message) {
    Matcher sides = BOTH_SIDES.matcher(message);
    String facts =
        sides.find()
            ? " (%s %s in the history table, %s in the file)"
                .formatted(property, sides.group(1).strip(), sides.group(2).strip())
            : "";
    return new HistoryProblem(
        Repair.EDITED,
        what
            + facts
            + "; restore the file, or accept the change with "
            + CALL.formatted(Migrations.Repair.EDITED));
  }
}
