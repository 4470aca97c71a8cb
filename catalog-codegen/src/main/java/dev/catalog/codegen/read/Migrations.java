package dev.catalog.codegen.read;

import dev.catalog.codegen.model.CatalogGenerationException;
import dev.catalog.codegen.model.Tag;
import dev.catalog.postgres.MigrationFailure;
import dev.catalog.postgres.MigrationSetup;
import dev.catalog.postgres.ThrowawayPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** The migrations of a project: their files, and the run that applies them. */
public final class Migrations {
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
    } catch (FlywayException e) {
      MigrationFailure failure =
          MigrationFailure.of(e, pending(flyway), options.postgres(), postgres, new BuildWords());
      throw CatalogGenerationException.of(
          failure.extension() == null ? Tag.MIGRATION_FAILED : Tag.EXTENSION_MISSING,
          failure.sentence(),
          failure.cause());
    }
  }

  /** Returns the file that Flyway would run next, or null if it cannot say. */
  private static @Nullable String pending(Flyway flyway) {
    try {
      MigrationInfo[] pending = flyway.info().pending();
      return pending.length == 0 ? null : pending[0].getPhysicalLocation();
    } catch (FlywayException e) {
      return null;
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
    FluentConfiguration configuration =
        MigrationSetup.of(MigratedSchemas.class, options.schema(), options.historyTable());
    if (options.baseline() != null) {
      configuration.baselineOnMigrate(true).baselineVersion(options.baseline());
    }
    return configuration
        .loggers(FlywayLog.class.getName())
        .dataSource(postgres.url(), postgres.user(), postgres.password())
        .locations(
            options.migrations().stream().map(each -> "filesystem:" + each).toArray(String[]::new))
        .placeholders(options.placeholders())
        .encoding(options.encoding())
        .mixed(options.mixed())
        .outOfOrder(options.outOfOrder())
        .validateMigrationNaming(true);
  }

  private String directories() {
    return options.migrations().stream()
        .map(each -> name(options.basedir(), each))
        .collect(Collectors.joining(", "));
  }

  /** Returns a path as it is written in messages, relative to the project. */
  public static String name(Path basedir, Path path) {
    return (path.startsWith(basedir) ? basedir.relativize(path) : path)
        .toString()
        .replace('\\', '/');
  }

  /** What the user of the build knows and sets. */
  private final class BuildWords implements MigrationFailure.Words {
    @Override
    public String path(String text) {
      String relative = text.replace(options.basedir() + File.separator, "");
      return File.separatorChar == '\\' ? relative.replace('\\', '/') : relative;
    }

    @Override
    public String refused() {
      return "Flyway refused the migrations in " + directories() + ": ";
    }

    @Override
    public String server() {
      return "postgres";
    }

    @Override
    public String option(String name) {
      return switch (name) {
        case "placeholders" -> "set it with the property placeholders.name";
        case "mixed" -> "run it without a transaction with the property mixed=true";
        case "baseline" -> "name the version that it has in the property baseline";
        default -> "name its encoding in the property encoding";
      };
    }
  }
}
