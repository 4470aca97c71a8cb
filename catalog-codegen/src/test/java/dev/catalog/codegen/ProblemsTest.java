package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.codegen.model.CatalogGenerationException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jooq.codegen.DefaultGeneratorStrategy;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.meta.Definition;
import org.jooq.meta.DomainDefinition;
import org.jooq.meta.IndexDefinition;
import org.jooq.meta.SequenceDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.postgres.PostgresDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
  private Project project;
  private Path directory;

  @BeforeEach
  void createProject(@TempDir Path directory) {
    this.directory = directory;
    project = new Project(directory);
  }

  private AbstractThrowableAssert<?, ?> assertThatGenerating() {
    return assertThatThrownBy(() -> project.generate())
        .isInstanceOf(CatalogGenerationException.class);
  }

  @Test
  void aProjectWithoutMigrationsIsRefused() {
    assertThatGenerating()
        .hasMessage(
            "[CatalogNoMigrations] There is no migration in src/main/resources/db/migration;"
                + " put one there"
                + " (V1__name.sql), or name other directories in the property migrations.");
  }

  @Test
  void aFailingMigrationIsNamedWithItsLine() {
    project.migration("V1__fine.sql", "create table lamps (id bigint primary key);");
    project.migration(
        "V2__broken.sql",
        "create table shades (id bigint primary key);\n\ncreate table lamps (id bigint);\n");

    assertThatGenerating()
        .hasMessage(
            "[CatalogMigrationFailed] The migration"
                + " src/main/resources/db/migration/V2__broken.sql, line 3 failed:"
                + " ERROR: relation \"lamps\" already exists; correct it.");
  }

  @Test
  void twoMigrationsOfOneVersionAreRefused() {
    project.migration("V1__a.sql", "select 1").migration("V1__b.sql", "select 1");

    assertThatGenerating()
        .hasMessageStartingWith(
            "[CatalogMigrationFailed] Flyway refused the migrations in"
                + " src/main/resources/db/migration: ");
  }

  @Test
  void concurrentIndexesAreCreated() throws Exception {
    project.migration("V1__lamps.sql", "create table lamps (id bigint primary key, name text)");
    project.migration("V2__index.sql", "create index concurrently lamps_name on lamps (name)");

    project.generate();

    assertThat(project.types()).contains("Lamp");
  }

  @Test
  void placeholdersAndTheHistoryTableAreTakenFromTheProperties() throws Exception {
    project
        .migration("V1__lamps.sql", "create table ${name} (id bigint primary key)")
        .property("placeholders.name", "lights")
        .property("historyTable", "migrations_done")
        .generate();

    assertThat(project.types()).contains("Light").doesNotContain("MigrationsDone");
  }

  @Test
  void aGivenDatabaseThatIsNotEmptyIsRefused() throws Exception {
    project.migration("V1__lamps.sql", "create table lamps (id bigint primary key)").generate();
    project.migration("V2__shades.sql", "create table shades (id bigint primary key)");

    assertThatGenerating()
        .hasMessageStartingWith("[CatalogPostgresUnavailable] The given database jdbc:postgresql:")
        .hasMessageContaining("is not empty");

    project.property("postgres.allowContents", "true").generate();
    assertThat(project.types()).contains("Lamp", "Shade");
  }

  @Test
  void propertiesAreCheckedTogether() {
    project
        .property("migration", "db")
        .property("postgres", "mysql")
        .property("triggerKept", "(")
        .property("rowNames", "lamps");

    assertThatGenerating()
        .hasMessageContaining(
            "[CatalogOptionUnknown] There is no property \"migration\"; use one of ")
        .hasMessageContaining(
            "[CatalogOptionInvalid] The property postgres is \"mysql\"; set it to ")
        .hasMessageContaining(
            "[CatalogOptionInvalid] The property triggerKept is not a regular expression")
        .hasMessageContaining(
            "[CatalogOptionInvalid] The property rowNames holds \"lamps\"; write table=RowName");
  }

  @Test
  void propertiesThatMatchNothingAreReported() {
    project
        .migration("V1__lamps.sql", "create table lamps (id bigint primary key)")
        .property("triggerKept", "lamps\\.changed_at")
        .property("rowNames", "lights=Light");

    assertThatGenerating()
        .hasMessageContaining(
            "[CatalogOptionUnused] The property triggerKept matches no column:"
                + " \"lamps\\.changed_at\"")
        .hasMessageContaining(
            "[CatalogOptionUnused] The property rowNames names a row of lights, but there is"
                + " no such table");
    assertThat(project.paths()).isEmpty();
  }

  @Test
  void aSchemaWithoutTablesIsRefused() {
    project
        .migration("V1__lamps.sql", "create table lamps (id bigint primary key)")
        .schemas("shop");

    assertThatGenerating()
        .hasMessageStartingWith("[CatalogNoTables] The migrations leave no table in [shop]; ");
  }

  @Test
  void collidingNamesAreReportedTogether() {
    project.migration(
        "V1__collisions.sql",
        """
        create table lamp (id bigint primary key);
        create table lamps (id bigint primary key, "a_b" text, "a-b" text);
        create table strings (id bigint primary key);
        create table tables (id bigint primary key);
        create table new_tables (id bigint primary key);
        """);

    assertThatGenerating()
        .hasMessageContaining(
            "[CatalogNameCollision] The table public.lamps needs the type Lamp, which is"
                + " taken by the table public.lamp; name its row otherwise in the property rowNames"
                + " (lamps=Name).")
        .hasMessageContaining(
            "[CatalogNameCollision] The columns a_b and a-b of public.lamps would both become aB")
        .hasMessageContaining(
            "[CatalogNameCollision] The table public.strings needs the type String, which is"
                + " taken by java.lang")
        .hasMessageContaining(
            "[CatalogNameCollision] The table public.tables needs the type NewTable, which"
                + " is taken by the table public.new_tables");
    assertThat(project.paths()).isEmpty();
  }

  @Test
  void rowNamesResolveACollision() throws Exception {
    project
        .migration(
            "V1__keys.sql",
            "create table keys (id bigint primary key); create table data (id bigint primary key)")
        .property("rowNames", "public.keys=DoorKey, data=Reading")
        .generate();

    assertThat(project.types()).contains("DoorKey", "NewDoorKey", "Reading");
  }

  @Test
  void longsAreBoxedWhereARecordCannotHoldThem() throws Exception {
    project.migration(
        "V1__wide.sql", "create table wide (" + columns(200, "bigint not null") + ")");

    project.generate();

    assertThat(project.text("Wide.java")).contains("Long c200)").doesNotContain("long c");
    assertThat(Compilation.of(project, directory.resolve("classes")).messages()).isEmpty();
  }

  @Test
  void aTypeOfAnotherSchemaIsRefused() {
    project.migration(
        "V1__elsewhere.sql",
        """
        create schema elsewhere;
        create type elsewhere.size as enum ('small', 'large');
        create type elsewhere.spot as (x int, y int);
        create table lamps (id bigint primary key, size elsewhere.size, spots elsewhere.spot[]);
        """);

    assertThatGenerating()
        .hasMessageContaining(
            "[CatalogTypeUnknown] The column size of public.lamps has the type size, for which"
                + " jOOQ generates no class; add")
        .hasMessageContaining(
            "[CatalogTypeUnknown] The column spots of public.lamps has the type _spot");
    assertThat(project.paths()).isEmpty();
  }

  @Test
  void aForcedTypeOfTheBuildComesBeforeTheTextForm() throws Exception {
    project
        .migration("V1__spans.sql", "create table spans (id bigint primary key, span interval)")
        .configured(
            configuration ->
                configuration
                    .getGenerator()
                    .getDatabase()
                    .withForcedTypes(
                        new ForcedType().withName("INTERVAL").withIncludeExpression(".*\\.span")))
        .generate();

    assertThat(project.text("Span.java")).contains("@Nullable YearToSecond span");
  }

  @Test
  void aVirtualColumnIsReadOnly() throws Exception {
    project.migration(
        "V1__lamps.sql",
        """
        do $$ begin
          if current_setting('server_version_num')::int >= 180000 then
            execute 'create table lamps (id bigint primary key, a int, b int generated always as (a * 2) virtual)';
          else
            execute 'create table lamps (id bigint primary key, a int, b int generated always as (a * 2) stored)';
          end if;
        end $$;
        """);

    project.generate();

    assertThat(project.text("Lamp.java")).contains("@Nullable Integer b");
    assertThat(project.text("LampValues.java")).contains("setA(").doesNotContain("setB(");
  }

  @Test
  void moreColumnsThanARecordHoldsAreRefused() {
    project.migration("V1__wide.sql", "create table wide (" + columns(255, "int") + ")");

    assertThatGenerating()
        .hasMessageStartingWith(
            "[CatalogTooManyColumns] The table public.wide has 255 columns, and a Java"
                + " record holds 254; ");
  }

  private static String columns(int number, String type) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(each -> "c" + each + " " + type)
        .collect(Collectors.joining(", "));
  }

  @Test
  void aTableThatJooqFailsForFailsTheRun() {
    project
        .migration(
            "V1__lamps.sql",
            "create table lamps (id bigint primary key); create table shades (id bigint"
                + " primary key)")
        .configured(
            it ->
                it.getGenerator()
                    .withStrategy(new Strategy().withName(FailingStrategy.class.getName())));

    assertThatGenerating()
        .hasMessageStartingWith("[CatalogGenerationFailed] jOOQ failed for public.shades: ")
        .hasRootCauseMessage("no shades");
  }

  /** Fails where jOOQ only logs it. */
  public static final class FailingStrategy extends DefaultGeneratorStrategy {
    @Override
    public String getJavaClassExtends(Definition definition, Mode mode) {
      if (definition instanceof TableDefinition && definition.getName().equals("shades")) {
        throw new IllegalStateException("no shades");
      }
      return super.getJavaClassExtends(definition, mode);
    }
  }

  @Test
  void anIndexThatJooqLeavesOutFailsTheRun() {
    project
        .migration(
            "V1__lamps.sql",
            "create table lamps (id bigint primary key, name text); create index lamps_name on"
                + " lamps (name)")
        .configured(
            it ->
                it.getGenerator()
                    .withStrategy(new Strategy().withName(ForgetfulStrategy.class.getName())));

    assertThatGenerating()
        .hasMessageStartingWith(
            "[CatalogGenerationFailed] jOOQ left out public.lamps_name, and logged why");
  }

  /** Fails where jOOQ writes an index, but not where it looks at its name before. */
  public static final class ForgetfulStrategy extends DefaultGeneratorStrategy {
    private int calls;

    @Override
    public String getJavaIdentifier(Definition definition) {
      if (definition instanceof IndexDefinition && ++calls > 3) {
        throw new IllegalStateException("no index");
      }
      return super.getJavaIdentifier(definition);
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {FailingSequences.class, FailingDomains.class, FailingTableReferences.class})
  void whatJooqFailsForInOneSchemaFailsTheRun(Class<? extends GeneratorStrategy> strategy) {
    project
        .migration(
            "V1__lamps.sql",
            "create table lamps (id bigint primary key); create sequence numbers; create domain"
                + " code as text")
        .configured(
            it -> it.getGenerator().withStrategy(new Strategy().withName(strategy.getName())));

    assertThatGenerating()
        .hasMessageStartingWith("[CatalogGenerationFailed] jOOQ failed for public: ")
        .hasRootCauseMessage("no identifier");
  }

  /** Fails where jOOQ writes the sequences of a schema. */
  public static final class FailingSequences extends DefaultGeneratorStrategy {
    @Override
    public String getJavaIdentifier(Definition definition) {
      if (definition instanceof SequenceDefinition) {
        throw new IllegalStateException("no identifier");
      }
      return super.getJavaIdentifier(definition);
    }
  }

  /** Fails where jOOQ writes the domains of a schema. */
  public static final class FailingDomains extends DefaultGeneratorStrategy {
    @Override
    public String getJavaIdentifier(Definition definition) {
      if (definition instanceof DomainDefinition) {
        throw new IllegalStateException("no identifier");
      }
      return super.getJavaIdentifier(definition);
    }
  }

  /** Fails where jOOQ writes the constants for the tables of a schema. */
  public static final class FailingTableReferences extends DefaultGeneratorStrategy {
    @Override
    public String getGlobalReferencesFileHeader(
        Definition container, Class<? extends Definition> objectType) {
      if (objectType == TableDefinition.class) {
        throw new IllegalStateException("no identifier");
      }
      return super.getGlobalReferencesFileHeader(container, objectType);
    }
  }

  @Test
  void anotherDatabaseIsRefused() {
    project.configured(
        it -> it.getGenerator().getDatabase().setName(PostgresDatabase.class.getName()));

    assertThatGenerating()
        .hasMessageContaining("set <database><name> to dev.catalog.codegen.MigratedDatabase");
  }

  @Test
  void theClassesThatRowsNeedCannotBeSwitchedOff() {
    project.migration("V1__lamps.sql", "create table lamps (id bigint primary key)");
    project.configured(it -> it.getGenerator().getGenerate().withGlobalKeyReferences(false));

    assertThatGenerating()
        .hasMessageStartingWith(
            "[CatalogOptionInvalid] jOOQ's option <generate><globalKeyReferences> is false");
  }
}
