package com.example.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.DatabaseConfig;
import dev.catalog.testing.PostgresExtension;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LibraryTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  @Test
  void theFirstStartRunsTheMigrationsAndTheNextFindsThemDone() {
    assertThat(run().lines()).hasSize(2).allMatch(line -> line.startsWith("ran V"));
    assertThat(run()).isEmpty();
  }

  private static String run() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Library.run(
        DatabaseConfig.url(postgres.url())
            .user(postgres.user())
            .password(postgres.password())
            .build(),
        new PrintStream(printed, true, StandardCharsets.UTF_8));
    return printed.toString(StandardCharsets.UTF_8);
  }
}
