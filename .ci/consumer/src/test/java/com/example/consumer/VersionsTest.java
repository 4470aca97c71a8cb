package com.example.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the libraries on the class path with what the README says for this environment. */
class VersionsTest {

  private enum Library {
    JOOQ("jOOQ", "org.jooq.DSLContext"),
    FLYWAY("Flyway", "org.flywaydb.core.Flyway"),
    FLYWAY_FOR_POSTGRESQL(
        "Flyway", "org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension"),
    JUNIT("JUnit", "org.junit.jupiter.api.Test"),
    HIKARICP("HikariCP", "com.zaxxer.hikari.HikariDataSource"),
    DRIVER("driver", "org.postgresql.Driver");

    private final String label;
    private final String type;

    Library(String label, String type) {
      this.label = label;
      this.type = type;
    }

    /** Returns the version in the name of the jar. */
    private String version() {
      try {
        URL jar = Class.forName(type).getProtectionDomain().getCodeSource().getLocation();
        return jar.getPath().replaceAll(".*-(\\d[^/]*)\\.jar", "$1");
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void theVersionsAreThoseOfTheReadme() {
    String seen =
        Stream.of(Library.values())
            .map(library -> library.label + " " + library.version())
            .distinct()
            .collect(Collectors.joining(", "));

    assertEquals(System.getProperty("expected.versions"), seen);
  }
}
