package dev.catalog;

import static dev.catalog.Projection.columns;
import static dev.catalog.fixture.answers.arrays.Tables.FORMS;
import static dev.catalog.fixture.answers.arrays.Tables.GRIDS;
import static dev.catalog.fixture.answers.arrays.Tables.TAGGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.fixture.answers.arrays.Form;
import dev.catalog.fixture.answers.arrays.FormPatch;
import dev.catalog.fixture.answers.arrays.Grid;
import dev.catalog.fixture.answers.arrays.GridPatch;
import dev.catalog.fixture.answers.arrays.NewForm;
import dev.catalog.fixture.answers.arrays.NewGrid;
import dev.catalog.fixture.answers.arrays.NewTagged;
import dev.catalog.fixture.answers.arrays.Tagged;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jooq.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An array is read as it is or not at all, and as text just as in binary. */
class ArraysTest extends AnswersTest {

  /** The driver changes to binary after five uses of a statement on a connection. */
  private static final int READS = 12;

  /** Two elements of each column, quoted as an array's elements may be. */
  private static final Map<String, List<String>> ELEMENTS = elements();

  private Database one;

  private static Map<String, List<String>> elements() {
    Map<String, List<String>> elements = new LinkedHashMap<>();
    elements.put("texts", List.of("\"{a,b}\"", "\"q\\\\\\\"\""));
    elements.put("codes", List.of("a", "\"null\""));
    elements.put("chars", List.of("ab", "c"));
    elements.put("flags", List.of("t", "f"));
    elements.put("smalls", List.of("-1", "32767"));
    elements.put("numbers", List.of("1", "-2147483648"));
    elements.put("longs", List.of("1", "-9223372036854775808"));
    elements.put("oids", List.of("1", "4294967295"));
    elements.put("singles", List.of("1e+10", "NaN"));
    elements.put("doubles", List.of("0.1", "-Infinity"));
    elements.put("prices", List.of("1.50", "-3"));
    elements.put(
        "tokens",
        List.of("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002"));
    elements.put("days", List.of("2026-01-01", "infinity"));
    elements.put("times", List.of("10:00:00", "24:00:00"));
    elements.put("moments", List.of("\"2026-01-01 00:00:00+00\"", "infinity"));
    elements.put("locals", List.of("\"2026-01-01 00:00:00\"", "-infinity"));
    elements.put("blobs", List.of("\"\\\\x00ff\"", "\"\\\\x\""));
    elements.put("docs", List.of("\"{\\\"a\\\": 1}\"", "\"[]\""));
    elements.put("moods", List.of("calm", "wild"));
    elements.put("places", List.of("\"(High,1)\"", "\"(\\\"Low Road\\\",)\""));
    return elements;
  }

  @BeforeEach
  void fill() throws SQLException {
    sql(
        "truncate arrays.grids, arrays.forms, arrays.tagged",
        "insert into arrays.grids values (1)",
        "insert into arrays.forms values (1)");
    one = Database.open(config().maximumPoolSize(1).build());
  }

  @AfterEach
  void closeOne() {
    one.close();
  }

  private static Set<String> repeated(Supplier<String> read) {
    Set<String> answers = new HashSet<>();
    for (int i = 0; i < READS; i++) {
      answers.add(read.get());
    }
    return answers;
  }

  private String grid() {
    try {
      return one.get(Grid.BY_ID, 1L).toString();
    } catch (DatabaseException.UnreadableRow e) {
      return e.getMessage();
    }
  }

  private static void set(String table, String column, String value) throws SQLException {
    sql("update arrays.%s set %s = '%s'".formatted(table, column, value));
  }

  @Test
  void eachColumnOfArraysIsTried() {
    assertThat(ELEMENTS.keySet())
        .containsExactlyElementsOf(
            Stream.of(GRIDS.fields())
                .map(Field::getName)
                .filter(name -> !name.equals("id"))
                .toList());
  }

  @Test
  void moreDimensionsOrOtherBoundsThanInJavaAreRefusedInBothFormats() throws SQLException {
    for (Map.Entry<String, List<String>> each : ELEMENTS.entrySet()) {
      String column = each.getKey();
      String a = each.getValue().get(0);
      String b = each.getValue().get(1);
      for (String value :
          List.of(
              "{{%s,%s},{%s,NULL}}".formatted(a, b, a),
              "{{%s}}".formatted(a),
              "{{NULL,NULL}}",
              "[0:1]={%s,%s}".formatted(a, b),
              "[2:2]={%s}".formatted(b),
              "[-1:0][1:1]={{%s},{%s}}".formatted(a, b))) {
        set("grids", column, value);
        Set<String> answers = repeated(this::grid);
        assertThat(answers).as(column + " " + value).hasSize(1);
        assertThat(answers.iterator().next())
            .contains(
                "column arrays.grids." + column + ": the array has another number of dimensions")
            .doesNotContain(value);
      }
      sql("update arrays.grids set %s = null".formatted(column));
    }
  }

  @Test
  void oneDimensionIsReadAlikeInBothFormatsAndWrittenBackUnchanged() throws SQLException {
    for (Map.Entry<String, List<String>> each : ELEMENTS.entrySet()) {
      String column = each.getKey();
      for (String value :
          List.of(
              "{%s,NULL,%s}".formatted(each.getValue().get(0), each.getValue().get(1)),
              "{NULL}",
              "{}")) {
        set("grids", column, value);
        assertThat(repeated(this::grid)).as(column + " " + value).hasSize(1);
        Grid read = one.get(Grid.BY_ID, 1L);
        String before = stored("grids", column, 1);
        sql("delete from arrays.grids where id > 1");
        one.update(Grid.BY_ID, 1L, patch(read));
        one.insert(fresh(2, read));
        one.insertAll(List.of(fresh(3, read)));
        one.copyIn(Stream.of(fresh(4, read)));
        for (int id = 1; id <= 4; id++) {
          assertThat(stored("grids", column, id)).as(column + " of " + id).isEqualTo(before);
        }
      }
      sql("update arrays.grids set %s = null".formatted(column));
    }
  }

  private String stored(String table, String column, long id) {
    return db.dsl()
        .fetchSingle("select %s::text from arrays.%s where id = %d".formatted(column, table, id))
        .get(0, String.class);
  }

  private static GridPatch patch(Grid row) {
    return new GridPatch()
        .texts(row.texts())
        .codes(row.codes())
        .chars(row.chars())
        .flags(row.flags())
        .smalls(row.smalls())
        .numbers(row.numbers())
        .longs(row.longs())
        .oids(row.oids())
        .singles(row.singles())
        .doubles(row.doubles())
        .prices(row.prices())
        .tokens(row.tokens())
        .days(row.days())
        .times(row.times())
        .moments(row.moments())
        .locals(row.locals())
        .blobs(row.blobs())
        .docs(row.docs())
        .moods(row.moods())
        .places(row.places());
  }

  private static NewGrid fresh(long id, Grid row) {
    return NewGrid.id(id)
        .texts(row.texts())
        .codes(row.codes())
        .chars(row.chars())
        .flags(row.flags())
        .smalls(row.smalls())
        .numbers(row.numbers())
        .longs(row.longs())
        .oids(row.oids())
        .singles(row.singles())
        .doubles(row.doubles())
        .prices(row.prices())
        .tokens(row.tokens())
        .days(row.days())
        .times(row.times())
        .moments(row.moments())
        .locals(row.locals())
        .blobs(row.blobs())
        .docs(row.docs())
        .moods(row.moods())
        .places(row.places());
  }

  @Test
  void anElementThatLooksLikeAnArrayIsAText() throws SQLException {
    set("grids", "texts", "{\"{a,b}\",\"[0:1]={c}\"}");
    for (int i = 0; i < READS; i++) {
      assertThat(one.get(Grid.BY_ID, 1L).texts()).containsExactly("{a,b}", "[0:1]={c}");
    }
  }

  record Chosen(long id, Integer[] numbers) {}

  @Test
  void chosenColumnsAreRefusedAlike() throws SQLException {
    set("grids", "numbers", "[0:1]={1,2}");
    Query<Chosen> query = Query.of(columns(GRIDS.ID, GRIDS.NUMBERS).into(Chosen::new).from(GRIDS));
    Rows<Chosen> rows = Grid.ROWS.select(GRIDS.ID, GRIDS.NUMBERS).into(Chosen::new);
    for (int i = 0; i < READS; i++) {
      assertThatThrownBy(() -> one.list(query)).hasMessageContaining("arrays.grids.numbers");
      assertThatThrownBy(() -> one.list(rows)).hasMessageContaining("arrays.grids.numbers");
      assertThatThrownBy(() -> one.findAll(Grid.BY_ID, List.of(1L)))
          .hasMessageContaining("arrays.grids.numbers");
      assertThatThrownBy(() -> one.page(Grid.ROWS, 0, 1))
          .hasMessageContaining("arrays.grids.numbers");
    }
    assertThat(
            one.list(
                Grid.ROWS.where(
                    Query.anyOf(GRIDS.NUMBERS, List.<Integer[]>of(new Integer[] {1, 2})))))
        .isEmpty();
  }

  @Test
  void aKeyOfAnArrayIsTheArrayAsItIs() throws SQLException {
    sql(
        "insert into arrays.tagged values ('{a,b}', 'one'), ('[0:1]={a,b}', 'zero'), ('{{a,b}}', 'two')");
    String[] key = {"a", "b"};
    for (int i = 0; i < READS; i++) {
      assertThat(one.get(Tagged.BY_TAGS, key).note()).isEqualTo("one");
      assertThat(one.findAll(Tagged.BY_TAGS, List.<String[]>of(key))).hasSize(1);
      assertThatThrownBy(() -> one.list(Tagged.ROWS.orderBy(TAGGED.NOTE.desc())))
          .hasMessageContaining("column arrays.tagged.tags: the array has another number");
    }
    assertThat(one.insertIfAbsent(Tagged.BY_TAGS, NewTagged.tags(key))).isEmpty();
    assertThat(one.delete(Tagged.BY_TAGS, key)).isTrue();
    assertThat(one.count(Tagged.ROWS)).isEqualTo(2);
  }

  @Test
  void aTextFormIsWhatTheServerWritesInBothFormats() throws SQLException {
    for (Map.Entry<String, List<String>> each : forms().entrySet()) {
      String column = each.getKey();
      for (String value : each.getValue()) {
        set("forms", column, value);
        String stored = stored("forms", column, 1);
        for (int i = 0; i < READS; i++) {
          assertThat(form(column)).as(column + ", read " + i).isEqualTo(stored);
        }
        Form read = one.get(Form.BY_ID, 1L);
        sql("delete from arrays.forms where id > 1");
        one.update(Form.BY_ID, 1L, patch(read));
        one.insertAll(List.of(fresh(2, read)));
        one.copyIn(Stream.of(fresh(3, read)));
        for (int id = 1; id <= 3; id++) {
          assertThat(stored("forms", column, id)).as(column + " of " + id).isEqualTo(stored);
        }
      }
    }
  }

  private Object form(String column) {
    try {
      return Form.class.getMethod(column).invoke(one.get(Form.BY_ID, 1L));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, List<String>> forms() {
    Map<String, List<String>> forms = new LinkedHashMap<>();
    for (Field<?> field : FORMS.fields()) {
      List<String> elements = ELEMENTS.get(field.getName());
      if (elements != null) {
        String a = elements.get(0);
        String b = elements.get(1);
        forms.put(
            field.getName(),
            List.of(
                "{{%s,%s},{NULL,%s}}".formatted(a, b, a),
                "[0:1]={%s,%s}".formatted(a, b),
                "[-3:-3][7:8]={{%s,%s}}".formatted(b, a),
                "{{{%s}},{{%s}}}".formatted(a, b),
                "{NULL}",
                "{}"));
      }
    }
    forms.put("ranges", List.of("{\"[1,5)\",NULL}", "{{empty},{\"[,)\"}}"));
    forms.put("spot", List.of("(1,2)", "(0.1,-1e+20)"));
    forms.put("frame", List.of("(3,4),(1,2)"));
    return forms;
  }

  private static FormPatch patch(Form row) {
    return new FormPatch()
        .texts(row.texts())
        .codes(row.codes())
        .flags(row.flags())
        .smalls(row.smalls())
        .numbers(row.numbers())
        .longs(row.longs())
        .oids(row.oids())
        .singles(row.singles())
        .doubles(row.doubles())
        .blobs(row.blobs())
        .prices(row.prices())
        .ranges(row.ranges())
        .spot(row.spot())
        .frame(row.frame());
  }

  private static NewForm fresh(long id, Form row) {
    return NewForm.id(id)
        .texts(row.texts())
        .codes(row.codes())
        .flags(row.flags())
        .smalls(row.smalls())
        .numbers(row.numbers())
        .longs(row.longs())
        .oids(row.oids())
        .singles(row.singles())
        .doubles(row.doubles())
        .blobs(row.blobs())
        .prices(row.prices())
        .ranges(row.ranges())
        .spot(row.spot())
        .frame(row.frame());
  }

  @Test
  void numbersAreWrittenAsTheServerWritesThem() throws SQLException {
    Random random = new Random(7);
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      numbers.add(Double.longBitsToDouble(random.nextLong()));
      numbers.add((double) Float.intBitsToFloat(random.nextInt()));
      numbers.add(random.nextInt(2_000_000) / 1000.0);
      numbers.add(Math.pow(10, i % 40 - 20));
    }
    DoubleStream.of(0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e15, 1e14, 1e-4, 1e-5, 2e23)
        .forEach(numbers::add);
    String doubles =
        numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    String singles =
        numbers.stream()
            .map(each -> String.valueOf(each.floatValue()))
            .collect(Collectors.joining(",", "{", "}"));
    sql(
        "update arrays.forms set doubles = '%s'::float8[], singles = '%s'::float4[]"
            .formatted(doubles, singles));
    Set<List<String>> answers = new HashSet<>();
    for (int i = 0; i < READS; i++) {
      Form row = one.get(Form.BY_ID, 1L);
      answers.add(List.of(row.doubles(), row.singles()));
    }
    assertThat(answers)
        .containsExactly(List.of(stored("forms", "doubles", 1), stored("forms", "singles", 1)));
  }
}
