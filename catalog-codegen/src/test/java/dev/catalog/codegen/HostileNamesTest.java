package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.codegen.model.CatalogGenerationException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.EnumType;
import org.jooq.Table;
import org.jooq.meta.jaxb.Generate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the database calls its objects is text in the generated classes, or the build says why not.
 */
class HostileNamesTest {
  private Project project;
  private Path directory;

  @BeforeEach
  void createProject(@TempDir Path directory) {
    this.directory = directory;
    // the README's options, which leave jOOQ's as they are
    project =
        new Project(directory).configured(it -> it.getGenerator().setGenerate(new Generate()));
  }

  private void compiles() throws Exception {
    project.generate();
    assertThat(Compilation.of(project, directory.resolve("classes")).messages()).isEmpty();
  }

  private URLClassLoader classes() throws IOException {
    return new URLClassLoader(
        new URL[] {directory.resolve("classes").toUri().toURL()}, getClass().getClassLoader());
  }

  /** Returns the label of each constant, by its name. */
  private Map<String, String> labels(String type) throws Exception {
    try (URLClassLoader classes = classes()) {
      return Arrays.stream(classes.loadClass(Project.PACKAGE + ".enums." + type).getEnumConstants())
          .collect(
              Collectors.toMap(
                  each -> ((Enum<?>) each).name(), each -> ((EnumType) each).getLiteral()));
    }
  }

  private static String enumOf(String name, List<String> labels) {
    return labels.stream()
        .map(label -> "'" + label.replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "create type " + name + " as enum (", ");\n"));
  }

  @Test
  void enumLabelsAreWhatTheyAreWhateverJavaCallsThem() throws Exception {
    List<String> labels =
        List.of(
            "in-progress",
            "in progress",
            "open",
            "Open",
            "literal",
            "Public",
            "String",
            "Override",
            "Schema",
            "Catalog",
            "Enum",
            "EnumType",
            "Object",
            "",
            "_",
            "__",
            "1",
            "+",
            "-",
            "class",
            "class_",
            "values",
            "valueOf",
            "name",
            "ordinal",
            "$VALUES",
            "$",
            "größe",
            "\u540d",
            "a\u200db",
            "ab",
            "\u202eabc",
            "x\"y\\z\u00a0",
            "shop",
            "org",
            "Mood",
            "record",
            "true",
            "a.b",
            "*/",
            "\\u002a/",
            "new\nline");
    project.migration(
        "V1__moods.sql",
        enumOf("mood", labels) + "create table moods (id bigint primary key, mood mood);");

    compiles();

    assertThat(labels("Mood").values()).containsExactlyInAnyOrderElementsOf(labels);
    assertThat(labels("Mood"))
        .containsEntry("open", "open")
        .containsEntry("literal_", "literal")
        .containsEntry("Public_", "Public")
        .containsEntry("in_002dprogress", "in-progress")
        .containsEntry("in_0020progress", "in progress");
  }

  @Test
  void aLabelThatIsAddedNeverTakesOverAConstant() throws Exception {
    List<List<String>> steps =
        List.of(
            List.of("in-progress", "literal_", "class_", "_", "ab"),
            List.of("in progress", "literal", "class", "", "a\u200db"),
            List.of("in_002dprogress", "in_progress", "in_2dprogress"));
    List<String> labels = new ArrayList<>();
    Map<String, String> before = Map.of();
    for (List<String> step : steps) {
      labels.addAll(step);
      project.useGivenDatabase();
      project.migration(
          "V1__moods.sql",
          enumOf("mood", labels) + "create table moods (id bigint primary key, mood mood);");
      compiles();
      Map<String, String> now = labels("Mood");
      before.forEach((name, label) -> assertThat(now.getOrDefault(name, label)).isEqualTo(label));
      before = now;
    }
  }

  @Test
  void commentsAreCommentsOfEveryObject() throws Exception {
    String comment =
        "'such as C:\\users\\anna \\u002a\\uu002f */ class Evil { \u202e } {@code \\u'";
    project
        .schemas("shop")
        .migration(
            "V1__comments.sql",
            """
            create schema shop;
            create type shop.mood as enum ('a');
            create type shop.place as (x int, y text);
            create domain shop.code as text;
            create sequence shop.numbers;
            create table shop.notes (id bigint primary key, path text unique, mood shop.mood,
              place shop.place, code shop.code, constraint sane check (path <> '\\u0022'));
            create index notes_code on shop.notes (code);
            create view shop.paths as select path, '\\u0022 C:\\users' as "where" from shop.notes;
            create function shop.twice(i int) returns int language sql return i * 2;
            create function shop.both(i int) returns table (j int) language sql as 'select i';
            comment on schema shop is %1$s;
            comment on type shop.mood is %1$s;
            comment on type shop.place is %1$s;
            comment on column shop.place.x is %1$s;
            comment on domain shop.code is %1$s;
            comment on sequence shop.numbers is %1$s;
            comment on table shop.notes is %1$s;
            comment on column shop.notes.path is %1$s;
            comment on constraint sane on shop.notes is %1$s;
            comment on index shop.notes_code is %1$s;
            comment on view shop.paths is %1$s;
            comment on function shop.twice is %1$s;
            """
                .formatted(comment));

    compiles();
    assertThat(project.text("Note.java")).contains("C:&#92;users&#92;anna");
  }

  private static final List<String> NAMES =
      List.of(
          "s\" + Evil.run() + \"",
          "C:\\users",
          "\\u0022 + Evil.run() + \\u0022",
          "*/ static { Evil.run(); } /*",
          "*\\uu002f static { Evil.run(); } /*",
          "new\nline",
          "bell\u0007",
          "right\u202eleft",
          "\u2066isolate\u2069",
          "per%cent %s",
          "joined\u200d");

  /** Objects whose names jOOQ escapes; each number makes other objects of them. */
  private static final String WRITTEN =
      """
      create table %1$s (id bigint primary key, n text);
      create table thing_%3$d (id bigint, %1$s text, u bigint, n int,
        primary key (id, %1$s), constraint "unique %4$s" unique (u),
        constraint "check %4$s" check (n > 0));
      create table part_%3$d (id bigint constraint "key %4$s" primary key,
        u bigint constraint "foreign %4$s" references thing_%3$d (u), n text default %2$s);
      create index "index %4$s" on part_%3$d (n);
      create view seen_%3$d as select 1 as %1$s;
      create view "view %4$s" as select 1 as one;
      create type "enum %4$s" as enum ('a');
      create domain "domain %4$s" as text;
      create type row_%3$d as (x int, %1$s text);
      create function listed_%3$d(i int) returns table (%1$s int) language sql as 'select 1';
      create table kind_%3$d (id bigint primary key, e "enum %4$s", d "domain %4$s",
        r row_%3$d);
      """;

  /** Objects whose names jOOQ does not escape. */
  private static final String NOT_ESCAPED =
      """
      create sequence "sequence %4$s";
      create function "function %4$s"(i int) returns int language sql return 1;
      create function parameter_%3$d(%1$s int) returns int language sql return 1;
      create type "type %4$s" as (x int);
      """;

  private static String sql(String template, List<String> names) {
    return names.stream()
        .map(
            name ->
                template.formatted(
                    "\"" + name.replace("\"", "\"\"") + "\"",
                    "'" + name.replace("'", "''") + "'",
                    NAMES.indexOf(name),
                    name.replace("\"", "\"\"")))
        .collect(Collectors.joining());
  }

  private static boolean isRefused(String name) {
    return name.chars().anyMatch(each -> "\"\\\n\u0007".indexOf(each) >= 0);
  }

  @Test
  void namesAreTextWhateverTheyHold() throws Exception {
    List<String> written = NAMES.stream().filter(name -> !isRefused(name)).toList();
    project.migration("V1__names.sql", sql(WRITTEN, NAMES) + sql(NOT_ESCAPED, written));

    compiles();

    try (URLClassLoader classes = classes()) {
      List<String> tables = new ArrayList<>();
      for (Field constant : classes.loadClass(Project.PACKAGE + ".Tables").getFields()) {
        tables.add(((Table<?>) constant.get(null)).getName());
      }
      assertThat(tables).containsAll(NAMES);
    }
  }

  @Test
  void namesThatJooqDoesNotEscapeAreRefusedOneByOne() {
    List<String> refused = NAMES.stream().filter(HostileNamesTest::isRefused).toList();
    project.migration(
        "V1__names.sql", "create table t (id bigint primary key);" + sql(NOT_ESCAPED, refused));

    assertThatThrownBy(project::generate)
        .isInstanceOf(CatalogGenerationException.class)
        .satisfies(
            thrown ->
                assertThat(thrown.getMessage().lines())
                    .hasSize(4 * refused.size())
                    .allMatch(line -> line.startsWith("[CatalogNameIllegal] The ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create sequence \"a-b\"; create sequence \"A-B\"",
        "create domain \"a b\" as text; create domain \"A b\" as int",
        "create table things (id int); create index \"a-b\" on things (id); create index \"A-B\" on things (id)",
        "create table things (a int constraint \"a-b\" unique, b int constraint \"A-B\" unique)",
        "create type place as (\"street-no\" int, \"street no\" int, \"STREET_NO\" int, street_no"
            + " int)",
        "create type mood as enum ('a'); create type \"Mood\" as enum ('b')",
        "create function f(\"a-b\" int, \"A-B\" int) returns int language sql return 1",
        "create function \"do-it\"(i int) returns int language sql return 1; create function"
            + " \"Do-It\"(i int) returns int language sql return 1",
        "create table lists (id int); create function lists(i int) returns table (j int) language"
            + " sql as 'select i'"
      })
  void twoObjectsOfOneNameAreReported(String sql) {
    project.migration("V1__names.sql", "create table other (id bigint primary key);" + sql);

    assertThatThrownBy(project::generate)
        .isInstanceOf(CatalogGenerationException.class)
        .hasMessageStartingWith("[CatalogNameCollision] The ")
        .hasMessageContaining("would both become");
  }

  @Test
  void tablesOfOneNameInTwoSchemasPointAtEachOther() throws Exception {
    project
        .schemas("crm", "sales")
        .migration(
            "V1__items.sql",
            """
            create schema crm;
            create schema sales;
            create type crm.mood as enum ('a');
            create type sales.mood as enum ('b');
            create table crm.items (id bigint primary key, mood crm.mood);
            create table sales.items (id bigint primary key, mood sales.mood,
              other crm.mood, item_id bigint not null references crm.items);
            alter table crm.items add item_id bigint references sales.items;
            """);

    compiles();
    assertThat(project.text("sales/Item.java")).contains("shop.data.crm.Item> ITEM");
  }

  @Test
  void domainsOverArraysAndEnumsCompile() throws Exception {
    project
        .schemas("public", "bee")
        .migration(
            "V1__domains.sql",
            """
            create schema bee;
            create domain tags as text[];
            create domain numbers as int[];
            create domain more as numbers;
            create domain grid as int[][];
            create domain lists as tags[];
            create type bee.state as enum ('on', 'off');
            create domain state as bee.state not null default 'on';
            create domain states as bee.state[];
            create type pair as (t tags, s state);
            create domain pairs as pair;
            create table posts (id bigint primary key, tags tags, numbers numbers, more more,
              grid grid, lists lists, state state, states states, many state[], pair pair, pairs pairs);
            create view seen as select state, tags from posts;
            create function tagged(tags tags, state state) returns tags language sql return tags;
            create function given_state(state state) returns table (t tags, s2 state) language sql as
              'select ''{}''::tags, state';
            """);

    compiles();
    assertThat(project.text("public_/Post.java"))
        .contains("String @Nullable [] tags", "Integer @Nullable [] more", "State state");
  }
}
