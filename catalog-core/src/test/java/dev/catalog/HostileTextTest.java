package dev.catalog;

import static dev.catalog.fixture.shop.Tables.DOCUMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.fixture.shop.Document;
import dev.catalog.fixture.shop.DocumentPatch;
import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.NewDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Text that means something to SQL, arrays, COPY or patterns is text and nothing else. */
class HostileTextTest extends ShopTest {

  private static final int STRINGS = 70_000;

  /** Of the strings, one in so many goes through the verbs of single rows; 1 for all. */
  private static final int EVERY = Integer.getInteger("catalog.hostile-every", 100);

  private static final List<String> ATTACKS =
      List.of(
          "'; drop table documents; --",
          "\" or \"\"=\"",
          "' or '1'='1",
          "\\'; select pg_sleep(10); --",
          "$$; drop table employees; $$",
          "{\"a\",NULL,b}",
          "NULL",
          "\\N",
          "\\.",
          "\t\r\n\b\f",
          "? ?? :name {0} %s ${x}",
          "/* */ -- #",
          "%_\\%",
          "\u202e\u0000".replace("\u0000", ""),
          "\ud83d\ude00 \u00e9 e\u0301 \u0131",
          "1); delete from orders; insert into documents values (1",
          "' union select rolname, rolpassword from pg_authid --",
          "\u0001\u001f\u007f\uffff",
          "",
          " ");

  private final List<String> strings = new ArrayList<>();

  @BeforeEach
  void fill() {
    Random random = new Random(7);
    for (int i = 0; i < STRINGS; i++) {
      StringBuilder text = new StringBuilder(ATTACKS.get(i % ATTACKS.size()));
      for (int more = random.nextInt(4); more > 0; more--) {
        int points = random.nextInt(text.codePointCount(0, text.length()) + 1);
        text.insert(text.offsetByCodePoints(0, points), randomCharacter(random));
      }
      strings.add(text.append('#').append(i).toString());
    }
  }

  private static String randomCharacter(Random random) {
    int point = 1 + random.nextInt(0x10fffe);
    return point >= 0xd800 && point <= 0xdfff ? "'" : Character.toString(point);
  }

  @Test
  void everyByteComesBackFromTheVerbsOfManyRowsByOneTextEach() {
    employee("witness");

    List<Document> inserted =
        byOneText(() -> db.insertAll(strings.stream().map(NewDocument::code).toList()));
    assertThat(inserted).extracting(Document::code).isEqualTo(strings);
    List<Document> found = byOneText(() -> db.findAll(Document.BY_CODE, strings));
    assertThat(found).isEqualTo(inserted);

    Rows<Document> any = Document.ROWS.where(Query.anyOf(DOCUMENTS.CODE, strings));
    assertThat(byOneText(() -> db.list(any.orderBy(DOCUMENTS.ID)))).isEqualTo(inserted);
    List<Document> streamed =
        byOneText(
            () ->
                db.<Document, List<Document>, RuntimeException>stream(
                    Document.ROWS.orderBy(DOCUMENTS.ID), Stream::toList));
    assertThat(streamed).isEqualTo(inserted);
    // AssertJ would compare each with each
    assertThat(new HashSet<>(walked())).isEqualTo(new HashSet<>(strings));

    Map<String, DocumentPatch> patches = new LinkedHashMap<>();
    strings.forEach(text -> patches.put(text, new DocumentPatch().body(text)));
    List<Document> updated = byOneText(() -> db.updateAll(Document.BY_CODE, patches));
    assertThat(updated).extracting(Document::body).isEqualTo(strings);

    List<Session.Upserted<Document>> upserted =
        byOneText(
            () ->
                db.upsertAll(
                    Document.BY_CODE,
                    strings.stream()
                        .map(text -> NewDocument.code(text).body("!" + text))
                        .toList()));
    assertThat(upserted).allMatch(each -> each.row().body().equals("!" + each.row().code()));

    assertThat(byOneText(() -> db.deleteAll(Document.BY_CODE, strings))).isEqualTo(STRINGS);
    long loaded = byOneText(() -> db.copyIn(strings.stream().map(NewDocument::code)));
    assertThat(loaded).isEqualTo(STRINGS);
    assertThat(db.list(Document.ROWS.orderBy(DOCUMENTS.ID)))
        .extracting(Document::code)
        .isEqualTo(strings);
    assertThat(db.list(Employee.ROWS)).extracting(Employee::name).containsExactly("witness");
  }

  @Test
  void everyByteComesBackFromTheVerbsOfOneRowByOneTextEach() {
    employee("witness");
    Param<String> code = DSL.param("code", String.class);
    Rows<Document> byCode = Document.ROWS.where(DOCUMENTS.CODE.eq(code));

    forEach(text -> assertThat(db.insert(NewDocument.code(text)).code()).isEqualTo(text));
    forEach(text -> assertThat(db.get(Document.BY_CODE, text).code()).isEqualTo(text));
    forEach(text -> assertThat(db.one(byCode.bind(code, text)).code()).isEqualTo(text));
    forEach(text -> assertThat(db.page(byCode.bind(code, text), 0, 2).total()).isEqualTo(1));
    forEach(text -> assertThat(db.count(byCode.bind(code, text))).isEqualTo(1));
    forEach(
        text ->
            assertThat(db.update(Document.BY_CODE, text, new DocumentPatch().body(text)))
                .get()
                .extracting(Document::body)
                .isEqualTo(text));
    forEach(
        text ->
            assertThat(
                    db.upsert(Document.BY_CODE, NewDocument.code(text).body("!" + text))
                        .row()
                        .body())
                .isEqualTo("!" + text));
    forEach(
        text -> assertThat(db.insertIfAbsent(Document.BY_CODE, NewDocument.code(text))).isEmpty());
    forEach(
        text ->
            assertThat(db.updateWhere(byCode.bind(code, text), new DocumentPatch().body(text)))
                .isEqualTo(1));
    forEach(text -> assertThat(db.deleteWhere(byCode.bind(code, text))).isEqualTo(1));

    assertThat(db.list(Employee.ROWS)).extracting(Employee::name).containsExactly("witness");
  }

  /** Returns the codes met by slices in their order: one text for the first, one for the others. */
  private List<String> walked() {
    sent.clear();
    List<String> codes = new ArrayList<>();
    String cursor = null;
    do {
      Slice<Document> slice = db.slice(Document.ROWS.orderBy(DOCUMENTS.CODE), cursor, 1_000);
      slice.rows().forEach(row -> codes.add(row.code()));
      cursor = slice.next().orElse(null);
    } while (cursor != null);
    assertThat(codes).hasSize(STRINGS);
    assertThat(new HashSet<>(sent.sql())).hasSize(2);
    return codes;
  }

  private void forEach(Consumer<String> verb) {
    sent.clear();
    Stream.iterate(0, i -> i < STRINGS, i -> i + EVERY).map(strings::get).forEach(verb);
    assertThat(new HashSet<>(sent.sql())).hasSize(1);
  }

  private <T> T byOneText(Supplier<T> verb) {
    sent.clear();
    T result = verb.get();
    assertThat(new HashSet<>(sent.sql())).hasSize(1);
    return result;
  }
}
