package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of table, column and key becomes. */
class FixtureTest {
  private static Project project;
  private static Path directory;

  @BeforeAll
  static void generate(@TempDir Path directory) throws Exception {
    FixtureTest.directory = directory;
    project =
        new Project(directory)
            .migrationFrom("fixture/V1__fixture.sql")
            .property("triggerKept", "people\\.updated_at")
            .property("rowNames", "sequences_of_keys=KeySequence")
            .generate();
  }

  @Test
  void allOfItCompilesWithoutAWarning() throws Exception {
    Compilation compilation = Compilation.of(project, directory.resolve("classes"));

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.succeeded()).isTrue();
  }

  @Test
  void partitionsTheHistoryTableAndExtensionsAreLeftOut() {
    assertThat(project.types())
        .contains("Measurement")
        .noneMatch(type -> type.contains("2026"))
        .noneMatch(type -> type.contains("Flyway"));
    assertThat(project.text("Routines.java")).contains("doubled").doesNotContain("similarity");
  }

  @Test
  void columnsThatTheServerOrATriggerKeepsAreReadOnly() {
    assertThat(project.lines("Person.java", "long id")).isNotEmpty();
    assertThat(project.text("Person.java")).contains("fullName", "OffsetDateTime updatedAt");
    assertThat(project.text("PersonValues.java"))
        .doesNotContain("fullName")
        .doesNotContain("updatedAt")
        .doesNotContain("long id");
  }

  @Test
  void identityByDefaultCanBeInsertedButNotPatched() {
    assertThat(project.text("NewAwkwardName.java")).contains("NewAwkwardName id(int id)");
    assertThat(project.text("AwkwardNamePatch.java")).doesNotContain(" id(");
  }

  @Test
  void aDomainsDefaultMakesAColumnOptionalAndItsNotNullMakesItRequired() {
    assertThat(project.text("NewPerson.java"))
        .contains("Required: {@code first_name}, {@code last_name}, {@code code}, {@code height}.")
        .contains("public NewPerson rank(int rank)");
    assertThat(project.lines("Person.java", "String code")).hasSize(1);
  }

  @Test
  void aTableOfDefaultsOnlyIsStartedByDefaults() {
    assertThat(project.text("NewTicket.java")).contains("public static NewTicket defaults()");
  }

  @Test
  void aTableOfAGeneratedKeyOnlyHasNoPatch() {
    assertThat(project.types())
        .contains("KeySequence", "NewKeySequence")
        .doesNotContain("KeySequencePatch");
  }

  @Test
  void viewsAreOnlyReadAndEveryColumnMayBeNull() {
    assertThat(project.types())
        .contains("HappyPerson", "Mood")
        .doesNotContain("NewHappyPerson", "HappyPersonPatch", "NewMood");
    assertThat(project.text("HappyPerson.java"))
        .contains("record HappyPerson(@Nullable Long id, @Nullable String fullName)");
  }

  @Test
  void aTableWithoutAPrimaryKeyHasRowsAndBuildersOnly() {
    assertThat(project.lines("LogEntry.java", "public static final"))
        .containsExactly("public static final Rows<LogEntry> ROWS = RowTypes.LOG_ENTRY.rows();");
    assertThat(project.types()).contains("NewLogEntry", "LogEntryPatch");
  }

  @Test
  void aKeyOfSeveralColumnsHasANestedRecord() {
    assertThat(project.text("OrderItem.java"))
        .contains("public static final Key<OrderItem, OrderItem.Id> BY_ID")
        .contains("public static final Key<OrderItem, String> BY_SKU")
        .contains("public record Id(long orderId, int lineNo) {}");
    assertThat(project.text("Order.java"))
        .contains("public static final Key<Order, Order.SellerIdAndNumber> BY_SELLER_ID_AND_NUMBER")
        .contains("public record SellerIdAndNumber(long sellerId, String number) {}");
  }

  @Test
  void bothEndsOfEveryForeignKeyAreConstants() {
    assertThat(project.lines("Order.java", "public static final To"))
        .containsExactly(
            "public static final ToOne<Order, Person> SELLER = RowTypes.ORDER_SELLER;",
            "public static final ToOptional<Order, Person> BUYER = RowTypes.ORDER_BUYER;",
            "public static final ToMany<Order, OrderItem> ORDER_ITEMS ="
                + " RowTypes.ORDER_ORDER_ITEMS;");
    assertThat(project.lines("Person.java", "public static final To"))
        .containsExactly(
            "public static final ToOptional<Person, Person> MANAGER = RowTypes.PERSON_MANAGER;",
            "public static final ToMany<Person, Order> ORDERS_BY_SELLER ="
                + " RowTypes.PERSON_ORDERS_BY_SELLER;",
            "public static final ToMany<Person, Order> ORDERS_BY_BUYER ="
                + " RowTypes.PERSON_ORDERS_BY_BUYER;",
            "public static final ToMany<Person, Person> PEOPLE_BY_MANAGER ="
                + " RowTypes.PERSON_PEOPLE_BY_MANAGER;",
            "public static final ToOptional<Person, Profile> PROFILE = RowTypes.PERSON_PROFILE;");
    assertThat(project.lines("AwkwardName.java", "public static final ToOptional"))
        .containsExactly("public static final ToOptional<AwkwardName, OrderItem> ORDER_ITEM =");
  }

  @Test
  void typesWithoutADirectGetterAreReadByAColumnType() {
    assertThat(project.lines("RowTypes.java", "static final ColumnType"))
        .contains(
            "static final ColumnType<String[]> PERSON_TAGS = ColumnType.of(Tables.PEOPLE.TAGS);")
        .contains(
            "static final ColumnType<JSONB> PERSON_DATA = ColumnType.of(Tables.PEOPLE.DATA);");
    assertThat(project.text("Person.java"))
        .contains("Integer @Nullable [] scores")
        .contains("byte @Nullable [] photo")
        .contains("float height")
        .contains("@Nullable Double weight");
  }

  @Test
  void typesWithoutAJavaClassAreStringsThatHoldTheirTextForm() {
    assertThat(project.text("Person.java")).contains("@Nullable String reachable");
    assertThat(project.text("tables/People.java"))
        .contains("new dev.catalog.spi.TextForm<>(\"pg_catalog.inet\")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Parcel", "ParcelValues"})
  void aRowOfArraysIsWrittenAsInTheGoldenFile(String type) throws Exception {
    String generated = project.text(type + ".java");
    if (Boolean.getBoolean("bless")) {
      Files.writeString(
          Path.of("src/test/resources/dev/catalog/codegen/golden", type + ".java.txt"), generated);
      return;
    }
    assertThat(generated).isEqualTo(Project.resource("golden/" + type + ".java.txt"));
  }

  @Test
  void namesThatJavaDoesNotAllowGetAnUnderscore() {
    assertThat(project.text("AwkwardName.java")).contains("String class_", "int wait_");
    assertThat(project.text("NewAwkwardName.java"))
        .contains("public static NeedsWait class_(String class_)");
  }

  @Test
  void commentsAreTextAndNothingElse() {
    assertThat(project.text("Person.java"))
        .contains("Those &lt;b&gt;we&lt;/b&gt; know &#64;home, &#123;&#64;link nowhere&#125;")
        .contains("@param code {@code code}: First line &#64;param second line")
        .doesNotContain("\\u002a/");
  }
}
