package dev.catalog;

import static dev.catalog.fixture.answers.outcomes.Tables.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.catalog.fixture.answers.outcomes.NewPayment;
import dev.catalog.fixture.answers.outcomes.Payment;
import dev.catalog.fixture.answers.outcomes.PaymentPatch;
import dev.catalog.testing.PostgresExtension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A Java String that is not text is refused before it is sent: the driver would change it. */
class NotTextTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/answers");

  private static final Server server = new Server(postgres);
  private static final String HALF = "half of a surrogate pair at position 1";
  private static final Param<String> NOTE = DSL.param("wanted", String.class);
  private static Database db;

  @BeforeAll
  static void open() {
    db = Database.open(server.config().build());
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void fill() {
    server.execute(
        "truncate outcomes.payments, outcomes.refunds restart identity",
        "insert into outcomes.payments (amount, note, reference) values (1, 'a?', 'a?')");
  }

  private static NewPayment row(String note) {
    return NewPayment.amount(1).reference("r").note(note);
  }

  private static NewPayment plain() {
    return NewPayment.amount(1).reference("q").note("fine");
  }

  /** What names the text, and a call with it. */
  private static Map<String, BiConsumer<Session, String>> calls() {
    Map<String, BiConsumer<Session, String>> calls = new LinkedHashMap<>();
    String note = "column note";
    String reference = "column reference";
    calls.put("insert: " + note, (db, text) -> db.insert(row(text)));
    calls.put("array: column tags", (db, text) -> db.insert(plain().tags(new String[] {text})));
    calls.put("char: column code", (db, text) -> db.insert(plain().code(text)));
    calls.put(
        "json: column details",
        (db, text) -> db.insert(plain().details(JSONB.jsonb("\"" + text.substring(1) + "\""))));
    calls.put(
        "insertIfAbsent: " + note,
        (db, text) -> db.insertIfAbsent(Payment.BY_REFERENCE, row(text)));
    calls.put("upsert: " + note, (db, text) -> db.upsert(Payment.BY_REFERENCE, row(text)));
    calls.put(
        "update: " + note,
        (db, text) -> db.update(Payment.BY_ID, 1L, new PaymentPatch().note(text)));
    calls.put(
        "key: " + reference,
        (db, text) -> db.update(Payment.BY_REFERENCE, text, new PaymentPatch().amount(2)));
    calls.put("delete: " + reference, (db, text) -> db.delete(Payment.BY_REFERENCE, text));
    calls.put("find: " + reference, (db, text) -> db.find(Payment.BY_REFERENCE, text));
    calls.put(
        "findAll: " + reference,
        (db, text) -> db.findAll(Payment.BY_REFERENCE, List.of("x", text)));
    calls.put(
        "deleteAll: " + reference,
        (db, text) -> db.deleteAll(Payment.BY_REFERENCE, List.of("x", text)));
    calls.put("insertAll: " + note, (db, text) -> db.insertAll(List.of(plain(), row(text))));
    calls.put(
        "insertAll of arrays: column tags",
        (db, text) -> db.insertAll(List.of(plain(), row("n").tags(new String[] {"x", text}))));
    calls.put(
        "upsertAll: " + note,
        (db, text) -> db.upsertAll(Payment.BY_REFERENCE, List.of(plain(), row(text))));
    calls.put(
        "updateAll: " + note,
        (db, text) -> db.updateAll(Payment.BY_ID, Map.of(1L, new PaymentPatch().note(text))));
    calls.put("copyIn: " + note, (db, text) -> db.copyIn(Stream.of(plain(), row(text))));
    calls.put(
        "updateWhere: " + note,
        (db, text) -> db.updateWhere(Payment.ROWS.all(), new PaymentPatch().note(text)));
    calls.put(
        "condition: a value of the query, next to column note",
        (db, text) -> db.list(Payment.ROWS.where(PAYMENTS.NOTE.eq(text))));
    calls.put(
        "list: a value of the query, next to column note",
        (db, text) -> db.list(Payment.ROWS.where(PAYMENTS.NOTE.in("x", text))));
    calls.put(
        "like: a value of the query, next to column note",
        (db, text) -> db.count(Payment.ROWS.where(PAYMENTS.NOTE.startsWith(text))));
    calls.put(
        "parameter: parameter wanted",
        (db, text) -> db.list(Payment.ROWS.where(PAYMENTS.NOTE.eq(NOTE)).bind(NOTE, text)));
    calls.put(
        "stream: parameter wanted",
        (db, text) ->
            db.stream(Payment.ROWS.where(PAYMENTS.NOTE.eq(NOTE)).bind(NOTE, text), Stream::toList));
    calls.put(
        "anyOf: " + note,
        (db, text) -> db.list(Payment.ROWS.where(Query.anyOf(PAYMENTS.NOTE, List.of("x", text)))));
    calls.put(
        "deleteWhere: a value of the query, next to column note",
        (db, text) -> db.deleteWhere(Payment.ROWS.where(PAYMENTS.NOTE.ne(text))));
    calls.put(
        "inlined: the SQL of a query",
        (db, text) -> db.list(Payment.ROWS.where(PAYMENTS.NOTE.eq(DSL.inline(text)))));
    return calls;
  }

  private static Stream<Arguments> names() {
    return calls().keySet().stream().map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("names")
  void halfOfASurrogatePairIsRefusedWithItsColumn(String name) {
    String subject = name.substring(name.indexOf(": ") + 2);
    for (String text : List.of("a\uD800", "a\uDC00", "a\uD83Db", "a\uD83D\uD83D\uDE00")) {
      String before = server.ask("select array_agg(p order by id) from outcomes.payments p");

      assertThatIllegalArgumentException()
          .isThrownBy(() -> calls().get(name).accept(db, text))
          .withMessageStartingWith(subject + " must be text that PostgreSQL can store")
          .withMessageContaining("half of a surrogate pair");

      assertThat(server.ask("select array_agg(p order by id) from outcomes.payments p"))
          .isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theZeroCharacterIsRefusedWithItsColumn(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calls().get(name).accept(db, "a\0"))
        .withMessageContaining("U+0000")
        .withMessageNotContaining("\0");
  }

  @ParameterizedTest
  @MethodSource("names")
  void aTransactionGoesOnAfterARefusal(String name) {
    if (name.matches("((insert|upsert|update|delete)All|copyIn).*")) {
      return; // verbs of several statements let the transaction only roll back
    }
    db.run(
        tx -> {
          tx.insert(plain());
          assertThatIllegalArgumentException()
              .isThrownBy(() -> calls().get(name).accept(tx, "a\uD800"));
          assertThat(tx.count(Payment.ROWS)).isEqualTo(2);
        });
    assertThat(db.count(Payment.ROWS)).isEqualTo(2);
  }

  @Test
  void thePositionIsCountedFromZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> db.insert(row("a\uD800")))
        .withMessageContaining(HALF);
  }

  @Test
  void allOtherCharactersAreStored() {
    String all = "\u0001 a\u00e9\u20ac\uD7FF\uE000\uFFFD\uFFFE\uFFFF\uD83D\uDE00\uDBFF\uDFFF";

    Payment stored = db.insert(row(all));

    assertThat(stored.note()).isEqualTo(all);
    assertThat(db.list(Payment.ROWS.where(PAYMENTS.NOTE.eq(all)))).containsExactly(stored);
  }

  @Test
  void jooqsBindValuesAreRefusedBeforeTheyAreSent() {
    for (String wrong : List.of("a\ud800", "a\udc00", "a\u0000")) {
      List<Runnable> calls =
          List.of(
              () -> db.dsl().fetchCount(PAYMENTS, PAYMENTS.NOTE.eq(wrong)),
              () ->
                  db.dsl()
                      .update(PAYMENTS)
                      .set(PAYMENTS.NOTE, wrong)
                      .where(PAYMENTS.ID.ge(1L))
                      .execute(),
              () ->
                  db.dsl()
                      .update(PAYMENTS)
                      .set(PAYMENTS.TAGS, new String[] {wrong})
                      .where(PAYMENTS.ID.ge(1L))
                      .execute(),
              () ->
                  db.dsl()
                      .insertInto(PAYMENTS, PAYMENTS.AMOUNT, PAYMENTS.NOTE)
                      .values(2, wrong)
                      .execute(),
              () -> db.dsl().execute("update outcomes.payments set note = ?", wrong));
      for (Runnable call : calls) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining("dsl()");
      }
    }
    assertThat(db.list(Payment.ROWS)).extracting(Payment::note).containsExactly("a?");
    assertThat(
            db.dsl()
                .update(PAYMENTS)
                .set(PAYMENTS.NOTE, "\ud83d\ude00")
                .where(PAYMENTS.ID.ge(1L))
                .execute())
        .isEqualTo(1);
    assertThat(db.list(Payment.ROWS)).extracting(Payment::note).containsExactly("\ud83d\ude00");
  }
}
