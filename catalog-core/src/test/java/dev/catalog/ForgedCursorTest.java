package dev.catalog;

import static dev.catalog.fixture.types.Tables.SPECIMENS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.catalog.fixture.types.NewSpecimen;
import dev.catalog.fixture.types.Specimen;
import dev.catalog.testing.PostgresExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a key anybody can make a cursor. What is in it leads to no error of the server. */
class ForgedCursorTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/types");

  private static final Set<String> UNORDERED =
      Set.of(
          "a_json",
          "an_xml",
          "a_jsonpath",
          "a_point",
          "a_line",
          "a_box",
          "a_path",
          "a_polygon",
          "a_circle");

  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "x",
          "-",
          "0x",
          "1 ",
          "1e5",
          "1e999",
          "1e-999",
          "1.5",
          "-0",
          "NaN",
          "Infinity",
          "infinity",
          "now",
          "today",
          "999999999999999999999999",
          "9".repeat(140_000),
          "1." + "1".repeat(20_000),
          "2020-02-30",
          "0000-01-01",
          "5874898-01-01",
          "294277-01-01 00:00:00+00",
          "2020-01-01 25:00:00",
          "2020-01-01 00:00:00+16",
          "24:00:01",
          "00:00:00+20",
          "zzzzzzzz-0000-0000-0000-000000000000",
          "{",
          "{1,x}",
          "{{1},{2,3}}",
          "{1,\"",
          "[".repeat(50_000),
          "{".repeat(50_000),
          "{\"a\":".repeat(20_000),
          "(",
          "(,,,,,,)",
          "[1,",
          "[2,1]",
          "empty",
          "no_such_schema.x",
          "no_such_database.x.y",
          "a.b.c.d",
          "\"",
          "\\x0",
          "\\xzz",
          "300.0.0.1",
          "B12",
          "'; select pg_sleep(9); --",
          "\ud83d\ude00",
          "\ufffe");

  private static final SentStatements SENT = new SentStatements();
  private static Database db;

  @BeforeAll
  static void open() {
    db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .onStatement(SENT)
                .build());
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void empty() {
    db.deleteWhere(Specimen.ROWS.all());
  }

  private static Rows<Long> by(Field<?> field) {
    return Specimen.ROWS.select(SPECIMENS.ID).into((Long id) -> id).orderBy(field);
  }

  private static <T> ForgedCursor cursor(ColumnCase<T> column, Rows<Long> rows) {
    T value = column.values().get(0);
    db.insert(column.create().apply(NewSpecimen.defaults(), value));
    db.insert(column.create().apply(NewSpecimen.defaults(), value));
    return ForgedCursor.of(db.slice(rows, null, 1).next().orElseThrow());
  }

  @TestFactory
  Stream<DynamicTest> hostileTextsOfThisTypeAreRowsOrAnInvalidCursor() {
    return ColumnCases.all().stream()
        .filter(column -> !UNORDERED.contains(column.name()))
        .map(column -> dynamicTest(column.name(), () -> attack(column)));
  }

  private static <T> void attack(ColumnCase<T> column) {
    db.deleteWhere(Specimen.ROWS.all());
    Field<T> field = column.field();
    for (Field<?> order : List.of(field, DSL.field("({0})", field.getDataType(), field))) {
      Rows<Long> rows = by(order);
      ForgedCursor genuine = cursor(column, rows);
      List<String> refused = new ArrayList<>();
      for (String text : HOSTILE) {
        String forged = genuine.key(0, text).text();
        InvalidCursorException alone = refusal(() -> db.slice(rows, forged, 1));
        InvalidCursorException inBlock =
            refusal(
                () ->
                    db.<Slice<Long>, RuntimeException>transaction(tx -> tx.slice(rows, forged, 1)));
        assertThat(alone == null).as(shown(text)).isEqualTo(inBlock == null);
        if (alone != null) {
          assertThat(alone).hasMessageContaining("Start again from the first page");
          refused.add(text);
        }
      }
      assertThat(db.slice(rows, genuine.text(), 1).rows()).hasSize(1);
      assertThat(refused.isEmpty()).as("%s takes any text", order).isEqualTo(isText(column));
    }
  }

  private static boolean isText(ColumnCase<?> column) {
    return Set.of(
            "a_text", "a_varchar", "a_char", "a_quoted_char", "a_name", "a_citext", "a_colour")
        .contains(column.name());
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }

  private static InvalidCursorException refusal(Runnable slice) {
    try {
      slice.run();
      return null;
    } catch (InvalidCursorException e) {
      return e;
    }
  }

  private static void isRefusedUnsent(Rows<Long> rows, String cursor) {
    SENT.clear();
    InvalidCursorException refused =
        catchThrowableOfType(InvalidCursorException.class, () -> db.slice(rows, cursor, 1));
    assertThat(refused).as(shown(cursor)).isNotNull().hasNoCause();
    assertThat(SENT.sql()).isEmpty();
    boolean goesOn =
        db.<Boolean, RuntimeException>transaction(
            tx -> {
              assertThat(refusal(() -> tx.slice(rows, cursor, 1))).isNotNull();
              return tx.exists(Specimen.ROWS);
            });
    assertThat(goesOn).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a_smallint       | 32768; -32769; 1.0; x; 1e3; +1; 01
          an_integer       | 2147483648; -2147483649; 0x1; NaN; 1_000; \u0661
          a_bigint         | 9223372036854775808; -9223372036854775809; 99999999999999999999
          a_numeric        | 1e5; .; 1.; .5; infinity; 1,5
          a_scaled_numeric | x; --; 1/3
          a_real           | 1e39; 1e-60; 3.5e38; inf; nan
          a_double         | 1e309; 1e-400; 0x1p3; 1d
          a_boolean        | yes; 1; t; TRUE
          a_uuid           | 1; {00000000-0000-0000-0000-000000000000}; 00000000-0000-0000-0000-00000000000g
          a_date           | 2021-02-29; 2020-13-01; 0000-01-01; 20200101; 5874898-01-01; tomorrow
          a_time           | 24:00:01; 12:60:00; 12:00; noon
          a_timetz         | 12:00:00; 12:00:00+16; 12:00:00+1
          a_timestamp      | 2020-01-01; 2020-01-01T00:00:00; 294277-01-01 00:00:00
          a_timestamptz    | 2020-01-01 00:00:00; 2020-01-01 24:00:00+00; now
          """)
  void aTextThatThisTypeCannotHaveIsRefusedBeforeAnythingIsSent(String column, String texts) {
    ColumnCase<?> of =
        ColumnCases.all().stream().filter(each -> each.name().equals(column)).findFirst().get();
    Rows<Long> rows = by(of.field());
    ForgedCursor genuine = cursor(of, rows);

    for (String text : texts.split("; ")) {
      isRefusedUnsent(rows, genuine.key(0, text).text());
    }
    assertThat(db.slice(rows, genuine.text(), 1).rows()).hasSize(1);
  }

  @Test
  void aCursorOfAnotherFormIsRefusedBeforeAnythingIsSent() {
    Rows<Long> rows = by(SPECIMENS.A_TEXT);
    ColumnCase<?> text =
        ColumnCases.all().stream().filter(each -> each.name().equals("a_text")).findFirst().get();
    ForgedCursor genuine = cursor(text, rows);
    byte[] some = "x".getBytes(UTF_8);

    for (int keys : new int[] {0, 1, 3, 4, 1_000}) {
      isRefusedUnsent(rows, genuine.withKeys(keys));
    }
    for (int length : new int[] {-2, Integer.MIN_VALUE, Integer.MAX_VALUE, 2, 1_000_000}) {
      isRefusedUnsent(rows, genuine.withLength(1, length, some));
    }
    for (int flags : new int[] {4, 8, 0x40, 0x80, 0xff}) {
      isRefusedUnsent(rows, genuine.flags(flags).text());
    }
    isRefusedUnsent(rows, genuine.withLength(1, -1, new byte[0])); // the primary key is never null
    for (int[] bytes :
        new int[][] {
          {0},
          {'a', 0, 'b'},
          {0xff},
          {0xc0, 0x80},
          {0xe2, 0x82},
          {0xed, 0xa0, 0x80},
          {0xf4, 0x90, 0x80, 0x80}
        }) {
      byte[] key = new byte[bytes.length];
      for (int i = 0; i < key.length; i++) {
        key[i] = (byte) bytes[i];
      }
      isRefusedUnsent(rows, genuine.key(0, key).text());
    }
    assertThat(db.slice(rows, genuine.key(0, "").text(), 1).rows()).hasSize(1);
    assertThat(db.slice(rows, genuine.withLength(0, -1, new byte[0]), 1).rows()).isEmpty();
  }

  @Test
  void aFailureOfTheQueryItselfIsNotTheCursors() {
    Rows<Long> rows =
        Specimen.ROWS
            .where(DSL.condition("1 / {0} > -5", SPECIMENS.AN_INTEGER))
            .select(SPECIMENS.ID)
            .into((Long id) -> id)
            .orderBy(SPECIMENS.AN_INET);
    db.insert(NewSpecimen.defaults().anInteger(1));
    db.insert(NewSpecimen.defaults().anInteger(1));
    db.dsl().execute("update specimens set an_inet = '10.0.0.1'");
    String cursor = db.slice(rows, null, 1).next().orElseThrow();
    db.insert(NewSpecimen.defaults().anInteger(0));

    assertThatThrownBy(() -> db.slice(rows, cursor, 1))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("22012");
    assertThatThrownBy(
            () -> db.<Slice<Long>, RuntimeException>transaction(tx -> tx.slice(rows, cursor, 1)))
        .isInstanceOf(StatementException.class);
    assertThat(
            refusal(() -> db.slice(rows, ForgedCursor.of(cursor).key(0, "10.0.0.300").text(), 1)))
        .hasCauseInstanceOf(StatementException.class);
  }
}
