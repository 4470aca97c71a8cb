package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catalog.testing.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MigrationTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final Server server = new Server(postgres);
  private static Database db;

  @TempDir private Path directory;

  @BeforeAll
  static void open() {
    db = Database.open(server.config().statementTimeout(Duration.ofMillis(300)).build());
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @AfterEach
  void drop() {
    server.execute("drop schema if exists shop cascade");
  }

  private void script(String name, String... lines) throws IOException {
    Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
  }

  private Migrations migrations() {
    return Migrations.of("filesystem:" + directory).schema("shop");
  }

  @Test
  void runsWhatWasNotRunYetAndSaysWhich() throws IOException {
    script("V1__first.sql", "create table a (id int);");
    List<String> first = db.migrate(migrations());
    script("V2__second.sql", "create table b (id int);");
    List<String> second = db.migrate(migrations());
    List<String> third = db.migrate(migrations());

    assertThat(first).containsExactly("V1__first.sql");
    assertThat(second).containsExactly("V2__second.sql");
    assertThat(third).isEmpty();
    assertThat(server.ask("select to_regclass('shop.b') is not null")).isEqualTo("t");
  }

  @Test
  void placeholdersAndHistoryTableAreUsed() throws IOException {
    script("V1__first.sql", "create table ${name} (id int);");
    db.migrate(migrations().placeholders(Map.of("name", "filled")).historyTable("history"));

    assertThat(server.ask("select to_regclass('shop.filled') is not null")).isEqualTo("t");
    assertThat(server.ask("select count(*) from shop.history where success")).isNotEqualTo("0");
  }

  @Test
  void createIndexConcurrentlyWorks() throws IOException {
    script("V1__table.sql", "create table a (id int);");
    script("V2__index.sql", "create index concurrently a_id on a (id);");
    db.migrate(migrations());

    assertThat(
            server.ask("select indisvalid from pg_index where indexrelid = 'shop.a_id'::regclass"))
        .isEqualTo("t");
  }

  @Test
  void longStatementIsNotEndedByTheLimitsOfThePool() throws IOException {
    script("V1__slow.sql", "select pg_sleep(0.6);");

    assertThat(db.migrate(migrations())).hasSize(1);
  }

  @Test
  void twoAtOnceMigrateOnce() throws Exception {
    script("V1__slow.sql", "create table a (id int);", "select pg_sleep(0.5);");
    script("V2__index.sql", "create index concurrently a_id on a (id);");
    try (Database other = Database.open(server.config().build())) {
      CompletableFuture<List<String>> second =
          CompletableFuture.supplyAsync(() -> other.migrate(migrations()));
      List<String> first = db.migrate(migrations());

      assertThat(first.size() + second.get().size()).isEqualTo(2);
      assertThat(
              server.ask(
                  "select count(*) from shop.flyway_schema_history where version is not null"))
          .isEqualTo("2");
    }
  }

  @Test
  void anotherMigratorIsWaitedForUntilTheDeadline() throws Exception {
    script("V1__table.sql", "create table a (id int);");
    db.migrate(migrations());
    script("V2__slow.sql", "select pg_advisory_lock(4711);", "select pg_advisory_unlock(4711);");
    try (Connection holder = postgres.connect();
        Statement statement = holder.createStatement();
        Database other = Database.open(server.config().build())) {
      statement.execute("select pg_advisory_lock(4711)");
      CompletableFuture<List<String>> migrating =
          CompletableFuture.supplyAsync(() -> other.migrate(migrations()));
      Await.until(
          "the other migrator waits in its script",
          () ->
              server.is("count(*) = 1 from pg_locks where locktype = 'advisory' and not granted"));
      assertThatExceptionOfType(MigrationException.class)
          .isThrownBy(() -> db.migrate(migrations().deadline(Duration.ofSeconds(1))))
          .withMessage("Another migrator held the lock for longer than the deadline of 1 s");
      statement.execute("select pg_advisory_unlock(4711)");

      assertThat(migrating.get()).hasSize(1);
    }
  }

  @Test
  void brokenScriptIsNamedWithItsLineAndWhatPostgresSaid() throws IOException {
    script("V1__good.sql", "create table a (id int);");
    script(
        "V2__bad.sql", "create table b (id int);", "", "alter table b", "  add column x nonsense;");
    MigrationException e =
        catchThrowableOfType(MigrationException.class, () -> db.migrate(migrations()));

    assertThat(e.script()).hasValueSatisfying(file -> assertThat(file).endsWith("V2__bad.sql"));
    assertThat(e.line()).hasValue(3);
    assertThat(e.sqlState()).contains("42704");
    assertThat(e)
        .hasMessageEndingWith(
            "V2__bad.sql, line 3: type \"nonsense\" does not exist [SQLSTATE 42704]");
    assertThat(server.ask("select to_regclass('shop.a') is not null")).isEqualTo("t");
    assertThat(server.ask("select to_regclass('shop.b') is null")).isEqualTo("t");
  }

  @Test
  void editedScriptIsRefused() throws IOException {
    script("V1__first.sql", "create table a (id int);");
    db.migrate(migrations());
    script("V1__first.sql", "create table a (id bigint);");

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> db.migrate(migrations()))
        .withMessageContaining("V1__first.sql was edited after it ran");
  }

  @Test
  void noScriptsAreAnError() {
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> db.migrate(migrations()))
        .withMessageContaining("There are no migrations in [filesystem:" + directory + "]");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> db.migrate(Migrations.of("classpath:no/such/place")))
        .withMessageContaining("no/such/place");
  }
}
