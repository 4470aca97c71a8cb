package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catalog.Migrations.Repair;
import dev.catalog.testing.PostgresExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The ways out that the refusals of {@code migrate} name lead out. */
@Timeout(120)
class MigrationRepairTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final Server server = new Server(postgres);
  private static Database db;

  @TempDir private Path directory;

  @BeforeAll
  static void open() {
    db = Database.open(server.config().build());
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

  private MigrationException refusal() {
    return catchThrowableOfType(MigrationException.class, () -> db.migrate(migrations()));
  }

  private static boolean exists(String table) {
    return server.is("to_regclass('%s') is not null".formatted(table));
  }

  @Test
  void aLiveDatabaseStartsAtItsBaseline() throws IOException {
    server.execute("create schema shop; create table shop.a (id int)");
    script("V1__a.sql", "create table a (id int);");
    script("V1.1__gone.sql", "create table gone (id int);");
    script("V2__b.sql", "create table b (id int);");

    assertThat(refusal())
        .hasMessage(
            "Found non-empty schema(s) \"shop\" but no schema history table; say which version the"
                + " database has with Migrations.baseline, or name another schema");
    Migrations baselined = migrations().baseline("1.1", "before Flyway");
    assertThat(db.migrate(baselined)).containsExactly("V2__b.sql");
    assertThat(db.migrate(baselined)).isEmpty();
    assertThat(exists("shop.gone")).isFalse();
    assertThat(exists("shop.b")).isTrue();
    assertThat(
            server.ask(
                "select version || ' ' || description from shop.flyway_schema_history where type ="
                    + " 'BASELINE'"))
        .isEqualTo("1.1 before Flyway");
  }

  @Test
  void aBaselineDoesNotTouchAnEmptySchemaOrOneWithAHistory() throws IOException {
    script("V1__a.sql", "create table a (id int);");
    script("V2__b.sql", "create table b (id int);");
    Migrations baselined = migrations().baseline("2", "before Flyway");

    assertThat(db.migrate(baselined)).containsExactly("V1__a.sql", "V2__b.sql");
    script("V3__c.sql", "create table c (id int);");
    assertThat(db.migrate(migrations().baseline("3", "before Flyway")))
        .containsExactly("V3__c.sql");
  }

  @Test
  void aBaselineOfZeroRunsAllScripts() throws IOException {
    server.execute("create schema shop; create table shop.other (id int)");
    script("V1__a.sql", "create table a (id int);");

    assertThat(db.migrate(migrations().baseline("0", "tables of others"))).hasSize(1);
  }

  @Test
  void aBaselineIsCheckedWhenItIsMade() {
    for (String version : new String[] {"", "x", "1.x", "1..2", "-1", "1 "}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> migrations().baseline(version, "d"))
          .withMessageContaining("numbers with dots between them");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> migrations().baseline("1", " "))
        .withMessageContaining("1 to 200 characters");
  }

  @Test
  void aLateScriptRunsOutOfOrderWhereThatIsAllowed() throws IOException {
    script("V1__a.sql", "create table a (id int);");
    script("V3__c.sql", "create table c (id int);");
    db.migrate(migrations());
    script("V2__b.sql", "create table b (id int);");

    assertThat(refusal().getMessage()).contains("Migrations.outOfOrder(true)");
    assertThat(db.migrate(migrations().outOfOrder(true))).containsExactly("V2__b.sql");
    assertThat(db.migrate(migrations())).isEmpty();
  }

  @Test
  void aMissingFileIsIgnoredWhereThatIsAllowedOrMarkedAsDeleted() throws IOException {
    script("V1__a.sql", "create table a (id int);");
    script("V2__b.sql", "create table b (id int);");
    db.migrate(migrations());
    Files.delete(directory.resolve("V1__a.sql"));

    assertThat(refusal().getMessage())
        .isEqualTo(
            "V1__a.sql ran on this database, but its file is gone; restore the file, ignore it with"
                + " Migrations.ignoreMissing(true), or mark it as deleted with"
                + " Database.repair(migrations, Repair.MISSING)");
    assertThat(db.migrate(migrations().ignoreMissing(true))).isEmpty();
    assertThat(db.repair(migrations(), Repair.MISSING)).containsExactly("V1__a.sql");
    assertThat(db.migrate(migrations())).isEmpty();
    assertThat(exists("shop.a")).isTrue();
  }

  @Test
  void whatANewerReleaseRanIsNeitherRefusedNorRepaired() throws IOException {
    script("V1__a.sql", "create table a (id int);");
    script("V2__b.sql", "create table b (id int);");
    db.migrate(migrations());
    Files.delete(directory.resolve("V2__b.sql"));

    assertThat(db.migrate(migrations())).isEmpty();
    assertThat(db.repair(migrations(), Repair.FAILED, Repair.EDITED, Repair.MISSING)).isEmpty();
    assertThat(server.ask("select count(*) from shop.flyway_schema_history where type = 'SQL'"))
        .isEqualTo("2");
  }

  @Test
  void anEditedScriptIsAcceptedOnRequest() throws IOException {
    script("V1__a.sql", "create table a (id int);");
    db.migrate(migrations());
    script("V1__a.sql", "create table a (id int); -- a comment");

    assertThat(refusal().getMessage()).contains("Repair.EDITED");
    assertThat(db.repair(migrations(), Repair.EDITED)).containsExactly("V1__a.sql");
    assertThat(db.migrate(migrations())).isEmpty();
  }

  @Test
  void repairChangesNothingThatWasNotAskedFor() throws IOException {
    script("V1__a.sql", "create table a (id int);");
    script("V2__b.sql", "vacuum no_such_table;");
    assertThat(refusal()).isNotNull();
    script("V1__a.sql", "create table a (id bigint);");
    String before =
        server.ask("select array_agg(h order by installed_rank) from shop.flyway_schema_history h");

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> db.repair(migrations(), Repair.FAILED, Repair.MISSING))
        .withMessageStartingWith(
            "Nothing was repaired, because more than [FAILED, MISSING] is needed: V1__a.sql was edited");
    assertThat(
            server.ask(
                "select array_agg(h order by installed_rank) from shop.flyway_schema_history h"))
        .isEqualTo(before);
    assertThat(db.repair(migrations(), Repair.FAILED, Repair.EDITED))
        .containsExactly("V1__a.sql", "V2__b.sql");
  }

  @Test
  void aFailedConcurrentIndexIsNamedAndRunsAgainOnceItIsDropped() throws IOException {
    script("V1__a.sql", "create table a (id int);", "insert into a values (1), (1);");
    script("V2__index.sql", "create unique index concurrently if not exists a_id on a (id);");

    MigrationException first = refusal();
    assertThat(first.sqlState()).contains("23505");
    assertThat(first)
        .hasMessageStartingWith("V2__index.sql, line 1: could not create unique index \"a_id\"")
        .hasMessageEndingWith(
            "; it ran outside a transaction, so what it did before that stays, and the index shop.a_id"
                + " is invalid (drop index concurrently shop.a_id); undo it, correct the cause, call"
                + " Database.repair(migrations, Repair.FAILED), and migrate again");
    assertThat(refusal().getMessage())
        .isEqualTo(
            "V2__index.sql failed outside a transaction; undo what it did before it failed, then remove"
                + " the failure with Database.repair(migrations, Repair.FAILED)");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> db.repair(migrations(), Repair.FAILED))
        .withMessage(
            "Nothing was repaired, because the index shop.a_id is invalid (drop index concurrently"
                + " shop.a_id) and the failed script would not replace it");

    server.execute("drop index shop.a_id; delete from shop.a");
    assertThat(db.repair(migrations(), Repair.FAILED)).containsExactly("V2__index.sql");
    assertThat(db.migrate(migrations())).containsExactly("V2__index.sql");
    assertThat(server.is("indisvalid from pg_index where indexrelid = 'shop.a_id'::regclass"))
        .isTrue();
  }

  @Test
  void aFailedRebuildOfAnIndexIsNamedToo() throws IOException {
    server.execute(
        """
        create schema shop;
        create function shop.odd(x int) returns int immutable language sql as 'select 1';
        create table shop.a (id int);
        create index a_odd on shop.a (shop.odd(id));
        insert into shop.a values (0);
        create or replace function shop.odd(x int) returns int immutable language sql as 'select 1 / x';
        """);
    script("V1__index.sql", "reindex index concurrently shop.a_odd;");
    Migrations migrations = migrations().baseline("0", "tables of others");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> db.migrate(migrations))
        .withMessageEndingWith(
            "; put executeInTransaction=false into a file V1__index.sql.conf beside it");
    script("V1__index.sql.conf", "executeInTransaction=false");

    MigrationException e =
        catchThrowableOfType(MigrationException.class, () -> db.migrate(migrations));
    assertThat(e.getMessage())
        .contains("division by zero")
        .contains(
            "the index shop.a_odd_ccnew is invalid (drop index concurrently shop.a_odd_ccnew)");
  }

  @Test
  void aMixedScriptThatFailsSaysThatItsFirstStatementsStay() throws IOException {
    script("V1__a.sql", "create table a (id int);", "vacuum a;", "select nothing;");

    MigrationException e =
        catchThrowableOfType(MigrationException.class, () -> db.migrate(migrations().mixed(true)));
    assertThat(e.line()).hasValue(3);
    assertThat(e)
        .hasMessageContaining(
            "it ran outside a transaction, so what it did before that stays; undo it");
    assertThat(exists("shop.a")).isTrue();
    server.execute("drop table shop.a");
    script("V1__a.sql", "create table a (id int);", "vacuum a;");
    assertThat(db.repair(migrations(), Repair.FAILED)).containsExactly("V1__a.sql");
    assertThat(db.migrate(migrations().mixed(true))).hasSize(1);
  }

  @Test
  void nothingToRepairIsNoError() throws IOException {
    script("V1__a.sql", "create table a (id int);");
    db.migrate(migrations());

    assertThat(db.repair(migrations(), Repair.FAILED)).isEmpty();
  }

  @Test
  void eachMethodChangesACopy() {
    Migrations plain = migrations();
    Migrations changed =
        plain
            .outOfOrder(true)
            .mixed(true)
            .ignoreMissing(true)
            .encoding(StandardCharsets.UTF_16)
            .baseline("3", "as found");

    assertThat(changed.outOfOrder() && changed.mixed() && changed.ignoreMissing()).isTrue();
    assertThat(changed.encoding()).isEqualTo(StandardCharsets.UTF_16);
    assertThat(changed.baseline()).contains(new Migrations.Baseline("3", "as found"));
    assertThat(changed.schema()).contains("shop");
    assertThat(plain.outOfOrder() || plain.mixed() || plain.ignoreMissing()).isFalse();
    assertThat(plain.encoding()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(plain.baseline()).isEmpty();
  }
}
