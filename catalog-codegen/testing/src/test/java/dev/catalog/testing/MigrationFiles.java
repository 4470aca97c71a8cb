package dev.catalog.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two migrations in a directory of this JVM, one of them outside of a transaction. */
final class MigrationFiles {
  private static final String LOCATION = write();

  private MigrationFiles() {}

  static String location() {
    return LOCATION;
  }

  private static String write() {
    try {
      Path directory = Files.createTempDirectory(Path.of("target"), "migrations");
      Files.writeString(
          directory.resolve("V1__lamps.sql"),
          """
          create table lamps (
            id bigint generated always as identity primary key, name text not null);
          insert into lamps (name) values ('first');
          """);
      Files.writeString(
          directory.resolve("V2__lamps_name.sql"),
          "create index concurrently lamps_name on lamps (name);");
      return "filesystem:" + directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
