package dev.catalog.codegen.read;

import dev.catalog.codegen.model.CatalogGenerationException;
import dev.catalog.codegen.model.Tag;
import dev.catalog.postgres.MigrationSetup;
import dev.catalog.postgres.ThrowawayPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.exception.FlywayMigrateException;

/** The migrations of a project: their files, and the run that applies them. */
public final class Migrations {

  /** In the URL of a given server, which Flyway shows when it gets no connection. */
  private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&;\\s)]*");

  private final Options options;

  public Migrations(Options options) {
    this.options = options;
  }

  /** Returns all files below the directories of migrations, in a fixed order. */
  public List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Path directory : options.migrations()) {
      if (Files.isDirectory(directory)) {
        try (Stream<Path> tree = Files.walk(directory)) {
          tree.filter(Files::isRegularFile).forEach(files::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    Collections.sort(files);
    return files;
  }

  /**
   * Applies all migrations.
   *
   * @throws CatalogGenerationException if there are none, or one fails
   */
  void run(ThrowawayPostgres postgres) {
    Flyway flyway = configuration(postgres).load();
    try {
      if (flyway.info().all().length == 0) {
        throw noMigrations();
      }
      flyway.migrate();
    } catch (FlywayMigrateException e) {
      throw failed(e);
    } catch (FlywayException e) {
      throw CatalogGenerationException.of(
          Tag.MIGRATION_FAILED,
          "Flyway refused the migrations in %s: %s".formatted(directories(), firstLine(e)),
          e);
    }
  }

  private CatalogGenerationException noMigrations() {
    return CatalogGenerationException.of(
        Tag.NO_MIGRATIONS,
        ("There is no migration in %s; put one there (V1__name.sql), or name other"
                + " directories in the"
                + " property migrations.")
            .formatted(directories()));
  }

  private FluentConfiguration configuration(ThrowawayPostgres postgres) {
    return MigrationSetup.of(MigratedSchemas.class, options.schema(), options.historyTable())
        .loggers(FlywayLog.class.getName())
        .dataSource(postgres.url(), postgres.user(), postgres.password())
        .locations(
            options.migrations().stream().map(each -> "filesystem:" + each).toArray(String[]::new))
        .placeholders(options.placeholders())
        .validateMigrationNaming(true);
  }

  private String directories() {
    return options.migrations().stream()
        .map(each -> name(options.basedir(), each))
        .collect(Collectors.joining(", "));
  }

  private CatalogGenerationException failed(FlywayMigrateException e) {
    MigrationInfo migration = e.getMigration();
    String location = migration == null ? null : migration.getPhysicalLocation();
    String where = location == null ? "a migration" : name(options.basedir(), Path.of(location));
    String line = e.getLineNumber() > 0 ? ", line " + e.getLineNumber() : "";
    return CatalogGenerationException.of(
        Tag.MIGRATION_FAILED,
        "The migration %s%s failed: %s; correct it.".formatted(where, line, firstLine(root(e))),
        root(e));
  }

  /** Returns a path as it is written in messages, relative to the project. */
  public static String name(Path basedir, Path path) {
    return (path.startsWith(basedir) ? basedir.relativize(path) : path)
        .toString()
        .replace('\\', '/');
  }

  /**
   * Returns what PostgreSQL said, without Flyway's framing, which would repeat it in a dozen lines.
   */
  private static Throwable root(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }

  private static String firstLine(Throwable e) {
    String message = String.valueOf(e.getMessage()).strip();
    String line = PASSWORD.matcher(message.lines().findFirst().orElse(message)).replaceAll("$1***");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
