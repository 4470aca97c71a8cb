package dev.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.json.types.NewSpecimen;
import dev.catalog.json.types.Specimen;
import dev.catalog.json.types.SpecimenPatch;
import dev.catalog.testing.PostgresExtension;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every column type: what JSON says is what the table holds, and what a row says in JSON. */
class ColumnFormsTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:../../catalog-core/src/test/resources/fixture/types");

  private static Database db;

  /**
   * @param given JSON that a client sends
   * @param stored JSON of the row then
   * @param wrong JSON of another form
   */
  record Case(String name, String given, String stored, List<String> wrong) {
    @Override
    public String toString() {
      return name + " " + (given.length() > 40 ? given.substring(0, 40) + "…" : given);
    }
  }

  @BeforeAll
  static void open() {
    db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .build());
  }

  @AfterAll
  static void close() {
    db.close();
  }

  static Stream<Case> cases() {
    return FormCases.all().stream();
  }

  static Stream<Arguments> casesOfEachMapper() {
    return Mapper.all().flatMap(mapper -> cases().map(each -> Arguments.of(mapper, each)));
  }

  @Test
  void everyColumnHasACase() {
    Set<String> columns = new TreeSet<>();
    for (RecordComponent each : Specimen.class.getRecordComponents()) {
      columns.add(each.getName());
    }
    columns.removeAll(Set.of("id", "parentId"));
    Set<String> tested = new TreeSet<>(cases().map(Case::name).toList());
    assertThat(tested).isEqualTo(columns);
  }

  @ParameterizedTest
  @MethodSource("casesOfEachMapper")
  void aPatchSetsTheValueThenLeavesItThenSetsNull(Mapper mapper, Case column) throws Exception {
    long id = db.insert(NewSpecimen.defaults()).id();

    Specimen changed = patch(mapper, id, member(column, column.given()));
    assertThat(ofRow(mapper, changed, column)).isEqualTo(column.stored());

    Specimen untouched = patch(mapper, id, "{}");
    assertThat(ofRow(mapper, untouched, column)).isEqualTo(column.stored());

    Specimen emptied = patch(mapper, id, member(column, "null"));
    assertThat(ofRow(mapper, emptied, column)).isEqualTo("null");
  }

  @ParameterizedTest
  @MethodSource("casesOfEachMapper")
  void whatIsReadIsWrittenAndReadAgain(Mapper mapper, Case column) throws Exception {
    NewSpecimen given = mapper.read(member(column, column.given()), NewSpecimen.class);
    NewSpecimen again = mapper.read(mapper.write(given), NewSpecimen.class);
    NewSpecimen byTree = mapper.readTree(mapper.writeTree(given), NewSpecimen.class);
    Specimen row = db.insert(given);

    assertThat(ofRow(mapper, row, column)).isEqualTo(column.stored());
    assertThat(mapper.write(again)).isEqualTo(mapper.write(given));
    assertThat(ofRow(mapper, db.insert(again), column)).isEqualTo(column.stored());
    assertThat(ofRow(mapper, db.insert(byTree), column)).isEqualTo(column.stored());

    Specimen read = mapper.read(mapper.write(row), Specimen.class);
    assertThat(mapper.write(read)).isEqualToIgnoringWhitespace(mapper.write(row));
    Specimen patched = patch(mapper, row.id(), member(column, ofRow(mapper, row, column)));
    assertThat(ofRow(mapper, patched, column)).isEqualTo(column.stored());
  }

  @ParameterizedTest
  @MethodSource("casesOfEachMapper")
  void anotherFormIsAnErrorWithItsPath(Mapper mapper, Case column) {
    for (String wrong : column.wrong()) {
      assertThatThrownBy(() -> mapper.read(member(column, wrong), SpecimenPatch.class))
          .as(wrong)
          .satisfies(
              failure -> assertThat(mapper.path((Exception) failure)).startsWith(column.name()));
    }
  }

  private static Specimen patch(Mapper mapper, long id, String json) throws Exception {
    return db.update(Specimen.BY_ID, id, mapper.read(json, SpecimenPatch.class)).orElseThrow();
  }

  private static String member(Case column, String value) {
    return "{\"%s\":%s}".formatted(column.name(), value);
  }

  /** Returns the text of the column in the JSON of a row. */
  private static String ofRow(Mapper mapper, Specimen row, Case column) throws Exception {
    String json = mapper.write(row);
    String name = "\"" + column.name() + "\":";
    int start = json.indexOf(name);
    assertThat(start).as("%s in %s", column.name(), json).isPositive();
    return valueAt(json, start + name.length());
  }

  private static String valueAt(String json, int start) {
    int depth = 0;
    boolean isText = false;
    for (int i = start; i < json.length(); i++) {
      char each = json.charAt(i);
      if (isText) {
        i += each == '\\' ? 1 : 0;
        isText = each != '"';
      } else if (each == '"') {
        isText = true;
      } else if (each == '[' || each == '{') {
        depth++;
      } else if (each == ']' || each == '}') {
        depth--;
      }
      if (depth < 0 || (depth == 0 && !isText && each == ',')) {
        return json.substring(start, i);
      }
    }
    throw new AssertionError(json);
  }
}
