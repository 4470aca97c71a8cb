package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catalog.testing.PostgresExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each refusal names all that Flyway found, in one sentence, with a way out that exists. */
@Timeout(120)
class MigrationRefusalTest {

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

  private Path script(String name, String... lines) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private Migrations migrations() {
    return Migrations.of("filesystem:" + directory).schema("shop");
  }

  private MigrationException refusal() {
    return refusal(migrations());
  }

  private static MigrationException refusal(Migrations migrations) {
    MigrationException e =
        catchThrowableOfType(MigrationException.class, () -> db.migrate(migrations));
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).doesNotContain("http").doesNotContain("-----");
    return e;
  }

  @Test
  void bothFilesOfOneVersionAreNamed() throws IOException {
    Path first = script("V1__first.sql", "select 1;");
    Path second = script("more/V1__second.sql", "select 1;");

    assertThat(refusal().getMessage())
        .startsWith("Found more than one migration with version 1: ")
        .contains(first.toString())
        .contains(second.toString())
        .endsWith("; give each file a version of its own");
  }

  @Test
  void bothRepeatableFilesOfOneDescriptionAreNamed() throws IOException {
    Path first = script("R__view.sql", "select 1;");
    Path second = script("more/R__view.sql", "select 1;");

    assertThat(refusal().getMessage())
        .contains(first.toString())
        .contains(second.toString())
        .endsWith("; give each file a description of its own");
  }

  @Test
  void eachFileWhoseNameIsNoneIsNamed() throws IOException {
    script("V1__first.sql", "select 1;");
    script("V2_second.sql", "select 1;");
    script("third.sql", "select 1;");
    script("v4__fourth.sql", "select 1;");

    assertThat(refusal().getMessage())
        .contains("V2_second.sql")
        .contains("third.sql")
        .contains("v4__fourth.sql")
        .hasLineCount(1);
  }

  @Test
  void aFileInAnotherEncodingIsNamedAndReadOnceTheEncodingIs() throws IOException {
    byte[] latin =
        "create table a (x text default 'caf\u00e9');".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(directory.resolve("V1__latin.sql"), latin);

    MigrationException e = refusal();
    assertThat(e)
        .hasMessage(
            "V1__latin.sql cannot be read as UTF-8; save it so, or name its encoding with"
                + " Migrations.encoding");
    assertThat(e.script()).contains("V1__latin.sql");
    db.migrate(migrations().encoding(StandardCharsets.ISO_8859_1));
    server.execute("insert into shop.a default values");
    assertThat(server.ask("select x from shop.a")).isEqualTo("caf\u00e9");
  }

  @Test
  void aPlaceholderWithoutAValueIsNamedWithItsFile() throws IOException {
    script("V1__table.sql", "create table a (id int);", "", "create table ${name} (id int);");

    MigrationException e = refusal();
    assertThat(e)
        .hasMessage(
            "V1__table.sql: the placeholder ${name} has no value; give it one with"
                + " Migrations.placeholders");
    assertThat(e.script()).contains("V1__table.sql");
    assertThat(db.migrate(migrations().placeholders(Map.of("name", "b")))).hasSize(1);
  }

  @Test
  void textThatLooksLikeAPlaceholderIsKeptWhereTheScriptSaysSo() throws IOException {
    script("V1__table.sql", "create table a (x text default '${name}');");
    script("V1__table.sql.conf", "placeholderReplacement=false");
    db.migrate(migrations());

    server.execute("insert into shop.a default values");
    assertThat(server.ask("select x from shop.a")).isEqualTo("${name}");
  }

  @Test
  void anEditedScriptIsNamedWithBothChecksums() throws IOException {
    script("V1__first.sql", "create table a (id int);");
    db.migrate(migrations());
    script("V1__first.sql", "create table a (id bigint);");

    assertThat(refusal().getMessage())
        .matches(
            "V1__first\\.sql was edited after it ran \\(checksum -?\\d+ in the history table, -?\\d+ in"
                + " the file\\); restore the file, or accept the change with"
                + " Database\\.repair\\(migrations, Repair\\.EDITED\\)");
  }

  @Test
  void allThatDoesNotFitIsNamedAtOnce() throws IOException {
    script("V1__first.sql", "create table a (id int);");
    script("V2__second.sql", "create table b (id int);");
    script("V3__third.sql", "create table c (id int);");
    script("V4__fourth.sql", "create table d (id int);");
    db.migrate(migrations());
    script("V1__first.sql", "create table a (id bigint);");
    Files.move(directory.resolve("V2__second.sql"), directory.resolve("V2__other.sql"));
    Files.delete(directory.resolve("V3__third.sql"));
    script("V1.5__late.sql", "create table e (id int);");

    assertThat(refusal().getMessage().lines())
        .hasSize(4)
        .anyMatch(line -> line.startsWith("V1__first.sql was edited after it ran"))
        .anyMatch(
            line -> line.startsWith("V2__other.sql was renamed after it ran (description second"))
        .anyMatch(line -> line.startsWith("V3__third.sql ran on this database, but its file is"))
        .anyMatch(
            line -> line.startsWith("V1.5__late.sql did not run on this database, but later"));
  }

  @Test
  void aScriptThatCannotBeOneTransactionIsNamedAndRunsMixed() throws IOException {
    script("V1__table.sql", "select 1;");
    script("V2__index.sql", "create table a (id int);", "create index concurrently on a (id);");

    MigrationException e = refusal();
    assertThat(e)
        .hasMessage(
            "V2__index.sql, line 2: the script has statements that need a transaction and others that"
                + " cannot run in one; divide it, or run it without a transaction with"
                + " Migrations.mixed(true)");
    assertThat(e.script()).contains("V2__index.sql");
    assertThat(db.migrate(migrations().mixed(true))).containsExactly("V2__index.sql");
  }

  @Test
  void whatTheServerSaidToACopyIsPassedOn() throws IOException {
    script("V1__copy.sql", "create table a (id int);", "copy a from stdin;", "x", "\\.", "");

    MigrationException e = refusal();
    assertThat(e.sqlState()).contains("22P02");
    assertThat(e)
        .hasMessageStartingWith("V1__copy.sql, line 2: invalid input syntax for type integer");
  }

  @Test
  void aCallbackThatFailsIsAScript() throws IOException {
    script("V1__table.sql", "create table a (id int);");
    script("afterMigrate.sql", "select 1;", "select nothing;");

    MigrationException e = refusal();
    assertThat(e.script()).contains("afterMigrate.sql");
    assertThat(e.line()).hasValue(2);
    assertThat(server.ask("select to_regclass('shop.a') is not null")).isEqualTo("t");
  }

  @Test
  void aMissingExtensionKeepsTheServersHint() throws IOException {
    script("V1__extension.sql", "create extension no_such_extension;");

    assertThat(refusal())
        .hasMessageStartingWith(
            "V1__extension.sql, line 1: extension \"no_such_extension\" is not available (The extension must first be"
                + " installed on the system where PostgreSQL is running.)");
  }

  @Test
  void aRoleWithoutRightsIsSaidInOneSentence() throws IOException {
    script("V1__table.sql", "create table a (id int);");
    server.execute("create role poor login password 'poor'");
    try (Database poor = Database.open(server.config().user("poor").password("poor").build())) {
      MigrationException e =
          catchThrowableOfType(MigrationException.class, () -> poor.migrate(migrations()));
      assertThat(e.sqlState()).contains("42501");
      assertThat(e.getMessage())
          .startsWith("Unable to create schema \"shop\": permission denied for database")
          .endsWith("[SQLSTATE 42501]");
    } finally {
      server.execute("drop role poor");
    }
  }

  @Test
  void locationsThatAreNoneAreNamed() {
    for (String location :
        List.of("filesystem:/no/such/place", "ftp:nowhere", "classpath:no/such")) {
      assertThat(refusal(Migrations.of(location)).getMessage())
          .contains(location.replace("filesystem:", ""));
    }
  }
}
