package dev.catalog.postgres;

import java.util.Locale;
import java.util.Map;

/** Says which servers have an extension, and how to use one of them. */
final class ServersWith {
  /** Images by the start of an extension's name; the version of PostgreSQL stands for %s. */
  private static final Map<String, String> IMAGES =
      Map.of(
          "postgis", "postgis/postgis:%s-3.5",
          "address_standardizer", "postgis/postgis:%s-3.5",
          "vector", "pgvector/pgvector:pg%s",
          "timescaledb", "timescale/timescaledb-ha:pg%s",
          "age", "apache/age");

  private ServersWith() {}

  /**
   * Returns what to change so that a server has the extension.
   *
   * @param property the property that names the server
   */
  static String extension(
      String extension, PostgresSource source, ThrowawayPostgres postgres, String property) {
    String major = postgres.serverVersion().replaceFirst("\\..*", "");
    String image =
        "%s=testcontainers and %s.image to an image that has it (%s)"
            .formatted(property, property, image(extension, major));
    String installed =
        "%s=installed where its package is installed on this machine".formatted(property);
    String given =
        "%s to the JDBC URL of an empty database whose server has it".formatted(property);
    if (source instanceof PostgresSource.Installed) {
      return "install its package beside PostgreSQL %s on this machine, or set %s, or %s"
          .formatted(major, image, given);
    }
    if (source instanceof PostgresSource.Container) {
      return "set %s.image to an image that has it (%s), or %s, or %s"
          .formatted(property, image(extension, major), installed, given);
    }
    if (source instanceof PostgresSource.Given) {
      return "install its package on that server, or set %s, or %s".formatted(image, installed);
    }
    return "set %s, or %s, or %s".formatted(image, installed, given);
  }

  private static String image(String extension, String major) {
    String name = extension.toLowerCase(Locale.ROOT);
    return IMAGES.entrySet().stream()
        .filter(each -> name.equals(each.getKey()) || name.startsWith(each.getKey() + "_"))
        // there is no image of PostGIS 3.5 for PostgreSQL 18
        .map(each -> each.getValue().formatted(major).replace(":18-3.5", ":18-3.6"))
        .map(each -> "for example " + each)
        .findFirst()
        .orElse("made from postgres:" + major + " and its package");
  }
}
