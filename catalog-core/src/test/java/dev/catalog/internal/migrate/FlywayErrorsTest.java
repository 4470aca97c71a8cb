package dev.catalog.internal.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catalog.DatabaseConfig;
import dev.catalog.MigrationException;
import dev.catalog.Migrations;
import dev.catalog.internal.pool.ServerConnections;
import dev.catalog.testing.PostgresExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fails when a version of Flyway changes its internal exceptions. The wording of its lock is held
 * by {@code MigrationTest}, with two migrators, and that of its refusals by {@code
 * MigrationRefusalTest}.
 */
class FlywayErrorsTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  @TempDir Path scripts;

  private MigrationRun run() {
    DatabaseConfig config =
        DatabaseConfig.url(postgres.url())
            .user(postgres.user())
            .password(postgres.password())
            .build();
    return MigrationRun.of(
        Migrations.of("filesystem:" + scripts), ServerConnections.unlimited(config));
  }

  @Test
  void aScriptThatFailsIsNamedWithItsLineAndTheServersState() throws Exception {
    Files.writeString(scripts.resolve("V1__bad.sql"), "select 1;\n\nselect nothing;\n");

    MigrationException e = catchThrowableOfType(MigrationException.class, () -> run().run());

    assertThat(e.script()).contains("V1__bad.sql");
    assertThat(e.line()).hasValue(3);
    assertThat(e.sqlState()).contains("42703");
    assertThat(e).hasMessageStartingWith("V1__bad.sql, line 3: column \"nothing\" does not exist");
  }
}
