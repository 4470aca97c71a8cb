package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.codegen.model.CatalogGenerationException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A constant means what it meant before a migration added something, or is gone. */
class StableNamesTest {
  private static final Pattern CONSTANT =
      Pattern.compile(
          "public static final (?:To|Key)[^=;]*? (\\w+) =\\s*RowTypes\\.(\\w+);",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern HELD =
      Pattern.compile(
          "static final (?:To|Key)\\S* *<[^=;]*?> (\\w+) =\\s*\\w+\\.\\w+\\(\\s*((?:\\w+\\.)*Keys\\.\\w+)",
          Pattern.UNICODE_CHARACTER_CLASS);

  @TempDir Path directory;

  static Stream<Arguments> additions() {
    return Stream.of(
        addition(
            "a second key of several columns to the same table",
            """
            create table accounts (bank bigint, no bigint, primary key (bank, no));
            create table payments (id bigint primary key, bank bigint not null, target bigint not null,
              constraint payments_target foreign key (bank, target) references accounts (bank, no));
            """,
            """
            alter table payments add source bigint not null,
              add constraint payments_source foreign key (bank, source) references accounts (bank, no);
            """),
        addition(
            "a key of one column that is named like the table of another key",
            """
            create table accounts (bank bigint, no bigint, iban text unique, primary key (bank, no));
            create table payments (id bigint primary key, bank bigint, no bigint,
              constraint z foreign key (bank, no) references accounts);
            """,
            """
            alter table payments add account text, add constraint a foreign key (account)
              references accounts (iban);
            """),
        addition(
            "a column that is named like another one with _id",
            """
            create table teams (id bigint primary key, code text unique);
            create table games (id bigint primary key, home_id bigint references teams);
            """,
            "alter table games add home text constraint a references teams (code);"),
        addition(
            "a key of the same column to another table",
            """
            create table people (id bigint primary key);
            create table firms (id bigint primary key);
            create table owners (id bigint primary key constraint z references people);
            """,
            "alter table owners add constraint a foreign key (id) references firms;"),
        addition(
            "a key of the same columns to other columns of the same table",
            """
            create table places (code text primary key, old_code text unique);
            create table visits (id bigint primary key, place text constraint z references places);
            """,
            "alter table visits add constraint a foreign key (place) references places (old_code);"),
        addition(
            "a key of several columns to the table itself",
            """
            create table plans (tenant bigint, no bigint, primary key (tenant, no));
            create table steps (tenant bigint, no bigint, before bigint, plan bigint,
              primary key (tenant, no),
              constraint z foreign key (tenant, plan) references plans);
            """,
            """
            alter table steps add constraint a foreign key (tenant, before) references steps;
            alter table plans add step bigint,
              add constraint a foreign key (tenant, step) references steps;
            """),
        addition(
            "a unique constraint and another key, so that the children are one",
            """
            create table people (id bigint primary key);
            create table cards (id bigint primary key, holder bigint references people);
            """,
            """
            alter table cards add unique (holder),
              add issuer bigint constraint a references people;
            """),
        addition(
            "children that are rows of one and of many by the same word",
            """
            create table people (id bigint primary key);
            create table news (id bigint primary key, author bigint references people);
            """,
            """
            alter table news add unique (author), add editor bigint constraint a references people;
            """),
        addition(
            "a column of the parent that points at the table of its children",
            """
            create table people (id bigint primary key);
            create table cards (id bigint primary key, holder bigint references people);
            """,
            "alter table people add cards bigint constraint a references cards;"),
        addition(
            "a unique column id beside a primary key of several columns",
            """
            create table parts (order_no bigint, line bigint, primary key (order_no, line));
            """,
            "alter table parts add id bigint not null constraint a unique;"),
        addition(
            "a key of several columns that reads like another one",
            """
            create table lamps (a_and_b bigint, c bigint, id bigint primary key, unique (a_and_b, c));
            """,
            """
            alter table lamps add a bigint, add b_and_c bigint, add constraint a unique (a, b_and_c);
            """),
        addition(
            "a foreign key by_code beside a unique column code",
            """
            create table lamps (id bigint primary key, code bigint unique);
            """,
            "alter table lamps add by_code bigint constraint a references lamps;"),
        addition(
            "a unique column that folds to the name of another one",
            """
            create table lamps (id bigint primary key, "serial-no" bigint unique);
            """,
            "alter table lamps add \"serial no_\" bigint constraint a unique;"),
        addition(
            "a table of the same name in another schema",
            """
            create table people (id bigint primary key);
            create table orders (id bigint primary key, person_id bigint references people);
            """,
            """
            create table crm.orders (id bigint primary key,
              person_id bigint constraint a references people);
            """));
  }

  private static Arguments addition(String name, String before, String added) {
    return Arguments.of(Named.of(name, before), Named.of("and after", added));
  }

  @ParameterizedTest
  @MethodSource("additions")
  void noConstantChangesItsMeaningWhenAMigrationAdds(String before, String added) throws Exception {
    Project project =
        new Project(directory)
            .migration("V1__before.sql", "create schema crm;" + before)
            .schemas("public", "crm");
    Map<String, String> old = meanings(project.generate());

    Map<String, String> now =
        meanings(project.useGivenDatabase().migration("V2__added.sql", added).generate());

    assertThat(Compilation.of(project, directory.resolve("after")).messages()).isEmpty();
    assertThat(now.size()).isGreaterThan(old.size());
    old.forEach((name, key) -> assertThat(now.getOrDefault(name, key)).as(name).isEqualTo(key));
  }

  @Test
  void keysThatCouldHaveOneNameAreNamedByTheirColumnsOrTheirConstraint() throws Exception {
    Project project =
        new Project(directory)
            .migration(
                "V1__keys.sql",
                """
                create table accounts (bank bigint, no bigint, primary key (bank, no));
                create table payments (
                  id bigint primary key, bank bigint, source bigint, target bigint,
                  foreign key (bank, source) references accounts,
                  foreign key (bank, target) references accounts,
                  constraint same foreign key (bank, target) references accounts);
                """)
            .generate();

    assertThat(project.lines("Payment.java", "public static final ToOptional"))
        .map(line -> line.replaceAll(".*> (\\w+) =.*", "$1"))
        .containsExactlyInAnyOrder(
            "ACCOUNT_BY_BANK_AND_SOURCE",
            "ACCOUNT_BY_PAYMENTS_BANK_TARGET_FKEY",
            "ACCOUNT_BY_SAME");
  }

  @Test
  void aGivenNameComesFirstButTakesNoKeysName() throws Exception {
    Project project =
        new Project(directory)
            .migration(
                "V1__keys.sql",
                """
                create table accounts (bank bigint, no bigint, primary key (bank, no));
                create table payments (
                  id bigint primary key, bank bigint, source bigint, target bigint,
                  foreign key (bank, source) references accounts,
                  constraint target foreign key (bank, target) references accounts);
                """)
            .property("relationNames", "target=ACCOUNT/")
            .generate();

    assertThat(project.lines("RowTypes.java", "static final ToOptional"))
        .map(line -> line.replaceAll(".*> (\\w+) =.*", "$1"))
        .containsExactlyInAnyOrder("PAYMENT_ACCOUNT_BY_BANK_AND_SOURCE", "PAYMENT_ACCOUNT");

    project.useGivenDatabase().property("relationNames", "target=BY_ID/");
    assertThatThrownBy(project::generate)
        .isInstanceOf(CatalogGenerationException.class)
        .hasMessage(
            "[CatalogNameCollision] The foreign key target would become Payment.BY_ID, which is"
                + " taken; name it otherwise in the property relationNames"
                + " (payments.target=PARENT/CHILDREN).");
  }

  /** Returns what each constant means: the end of a constraint, by the name of the constant. */
  private static Map<String, String> meanings(Project project) {
    Map<String, String> meanings = new TreeMap<>();
    for (String path : project.paths()) {
      String directory = path.substring(0, path.indexOf('/') + 1);
      String row = path.substring(directory.length()).replace(".java", "");
      Map<String, String> held = new TreeMap<>();
      if (project.paths().contains(directory + "RowTypes.java")) {
        Matcher holder = HELD.matcher(project.text(directory + "RowTypes.java"));
        while (holder.find()) {
          held.put(holder.group(1), holder.group(2));
        }
      }
      Matcher constant = CONSTANT.matcher(project.text(path));
      while (constant.find()) {
        meanings.put(
            directory + row + "." + constant.group(1),
            directory + row + ": " + held.get(constant.group(2)) + ofHolder(constant.group()));
      }
    }
    return meanings;
  }

  private static String ofHolder(String declaration) {
    return declaration.contains("Key<")
        ? " key"
        : declaration.replaceAll("(?s).*final To\\w+<(.*?)> .*", " $1");
  }
}
