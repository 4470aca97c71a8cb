package com.example.library;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.Migrations;
import java.io.PrintStream;
import java.util.Map;

/** Migrates the database and prints the overdue loans. */
public final class Library {

  static final Migrations MIGRATIONS = Migrations.of("classpath:db/migration");

  private Library() {}

  /** Runs on the database given by {@code LIBRARY_URL} and the related variables. */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    run(
        DatabaseConfig.url(
                environment.getOrDefault("LIBRARY_URL", "jdbc:postgresql://localhost/library"))
            .user(environment.getOrDefault("LIBRARY_USER", "library"))
            .password(environment.getOrDefault("LIBRARY_PASSWORD", ""))
            .build(),
        System.out);
  }

  static void run(DatabaseConfig config, PrintStream out) {
    try (Database db = Database.open(config)) {
      db.migrate(MIGRATIONS).forEach(script -> out.println("ran " + script));
      Lending.of(db)
          .overdue()
          .forEach(
              loan -> out.printf("%s: %s, due on %s%n", loan.email(), loan.title(), loan.dueOn()));
    }
  }
}
