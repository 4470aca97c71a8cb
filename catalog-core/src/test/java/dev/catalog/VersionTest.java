package dev.catalog;

import static dev.catalog.fixture.shop.Tables.DOCUMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.Document;
import dev.catalog.fixture.shop.DocumentPatch;
import dev.catalog.fixture.shop.NewDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Optimistic locking by a version column. */
class VersionTest extends ShopTest {

  @Test
  void eachUpdateCountsTheVersionUp() {
    Document first = db.insert(NewDocument.code("a"));
    sent.clear();

    Document second =
        db.update(Document.BY_ID, first.id(), new DocumentPatch().body("1")).orElseThrow();
    Document third =
        db.update(
                Document.BY_ID, first.id(), new DocumentPatch().body("2").version(second.version()))
            .orElseThrow();

    assertThat(List.of(first.version(), second.version(), third.version()))
        .containsExactly(1, 2, 3);
    assertThat(sent.sql()).hasSize(2);
    assertThat(
            db.updateWhere(
                Document.ROWS.where(DOCUMENTS.CODE.eq("a")), new DocumentPatch().body("3")))
        .isEqualTo(1);
    assertThat(db.get(Document.BY_ID, first.id()).version()).isEqualTo(4);
  }

  @Test
  void aPatchOfAnEarlierVersionIsRefusedWithTheRowAsItIsNow() {
    Document read = db.insert(NewDocument.code("a"));
    Document now =
        db.update(Document.BY_ID, read.id(), new DocumentPatch().body("theirs")).orElseThrow();
    sent.clear();

    StaleRowException e =
        catchThrowableOfType(
            StaleRowException.class,
            () ->
                db.update(
                    Document.BY_ID,
                    read.id(),
                    new DocumentPatch().body("mine").version(read.version())));

    assertThat(e.current(Document.class)).isEqualTo(now);
    assertThat(sent.sql()).hasSize(2);
    assertThat(db.get(Document.BY_ID, read.id())).isEqualTo(now);
    assertThatThrownBy(() -> e.current(Customer.class)).isInstanceOf(ClassCastException.class);
  }

  @Test
  void aRowThatIsGoneIsAbsentAndNotStale() {
    assertThat(db.update(Document.BY_ID, -1L, new DocumentPatch().body("x").version(1))).isEmpty();
  }

  @Test
  void changesOfManyRowsAlikeTakeNoVersion() {
    Rows<Document> rows = Document.ROWS.where(DOCUMENTS.CODE.eq("a"));
    DocumentPatch patch = new DocumentPatch().body("x").version(1);

    assertThatThrownBy(() -> db.updateWhere(rows, patch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public.documents.version");
    assertThatThrownBy(() -> db.updateReturning(rows, patch))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void oneStaleRowAmongManyPatchesUndoesThemAll() {
    List<Document> read =
        db.insertAll(List.of(NewDocument.code("a"), NewDocument.code("b"), NewDocument.code("c")));
    Document now =
        db.update(Document.BY_ID, read.get(1).id(), new DocumentPatch().body("theirs"))
            .orElseThrow();
    Map<Long, DocumentPatch> patches = new LinkedHashMap<>();
    patches.put(-1L, new DocumentPatch().body("gone").version(1));
    read.forEach(
        row -> patches.put(row.id(), new DocumentPatch().body("mine").version(row.version())));

    StaleRowException e =
        catchThrowableOfType(StaleRowException.class, () -> db.updateAll(Document.BY_ID, patches));

    assertThat(e.current(Document.class)).isEqualTo(now);
    assertThat(e.inputRows()).contains(new DatabaseException.InputRows(2, 2));
    assertThat(db.list(Document.ROWS.where(DOCUMENTS.BODY.eq("mine")))).isEmpty();

    patches.remove(read.get(1).id());
    assertThat(db.updateAll(Document.BY_ID, patches))
        .extracting(Document::version)
        .containsExactly(2, 2);
  }

  @Test
  void halfABulkVerbIsNotCommittedThoughALaterSavepointWasUndone() {
    List<Document> read = db.insertAll(List.of(NewDocument.code("a"), NewDocument.code("b")));
    Map<Long, DocumentPatch> patches = new LinkedHashMap<>();
    patches.put(read.get(0).id(), new DocumentPatch().body("mine").version(1));
    patches.put(read.get(1).id(), new DocumentPatch().body("mine").version(7));

    assertThatThrownBy(
            () ->
                db.run(
                    tx -> {
                      assertThatThrownBy(() -> tx.updateAll(Document.BY_ID, patches))
                          .isInstanceOf(StaleRowException.class);
                      assertThatThrownBy(
                              () ->
                                  tx.savepoint(
                                      inner -> {
                                        throw new IllegalStateException("undone");
                                      }))
                          .hasMessage("undone");
                    }))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("rolled back instead of committed");

    assertThat(db.list(Document.ROWS.where(DOCUMENTS.BODY.eq("mine")))).isEmpty();
  }

  @Test
  void anUpsertHonoursTheVersionItIsGiven() {
    Document read = db.insert(NewDocument.code("a"));

    assertThat(
            db.upsert(Document.BY_CODE, NewDocument.code("a").body("1").version(1)).row().version())
        .isEqualTo(2);
    StaleRowException e =
        catchThrowableOfType(
            StaleRowException.class,
            () -> db.upsert(Document.BY_CODE, NewDocument.code("a").body("2").version(1)));

    assertThat(e.current(Document.class).body()).isEqualTo("1");
    assertThat(db.get(Document.BY_ID, read.id()).version()).isEqualTo(2);
  }

  @Test
  void oneStaleRowAmongManyUpsertsUndoesThemAll() {
    db.insertAll(List.of(NewDocument.code("a"), NewDocument.code("b")));
    db.update(Document.BY_CODE, "b", new DocumentPatch().body("theirs"));
    List<NewDocument> rows = new ArrayList<>();
    for (String code : List.of("new", "a", "b")) {
      rows.add(NewDocument.code(code).body("mine").version(1));
    }

    StaleRowException e =
        catchThrowableOfType(StaleRowException.class, () -> db.upsertAll(Document.BY_CODE, rows));

    assertThat(e.current(Document.class).body()).isEqualTo("theirs");
    assertThat(e.inputRows()).contains(new DatabaseException.InputRows(2, 2));
    assertThat(db.list(Document.ROWS.where(DOCUMENTS.BODY.eq("mine")))).isEmpty();
    assertThat(db.upsertAll(Document.BY_CODE, rows.subList(0, 2)))
        .extracting(upserted -> upserted.row().version())
        .containsExactly(1, 2);
  }
}
