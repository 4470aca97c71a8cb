package dev.catalog;

import dev.catalog.fixture.shop.Document;
import dev.catalog.fixture.shop.DocumentPatch;
import dev.catalog.fixture.shop.NewDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Sends 100,000 rows through every bulk verb; run in a JVM of its own by {@link BulkAtScaleTest}.
 */
final class HundredThousandRows {

  private static final int ROWS = 100_000;

  private final Database db;

  private HundredThousandRows(Database db) {
    this.db = db;
  }

  /** Prints "done" when everything came back as it should. */
  public static void main(String[] arguments) {
    try (Database db = SmallHeap.open(arguments)) {
      HundredThousandRows rows = new HundredThousandRows(db);
      List<Long> ids = rows.insert();
      rows.update(ids);
      rows.upsert();
      check(db.deleteAll(Document.BY_ID, ids), ROWS);
      check(db.deleteWhere(Document.ROWS.all()), ROWS / 2);
      check(db.copyIn(IntStream.range(0, ROWS).mapToObj(HundredThousandRows::row)), ROWS);
      check(db.count(Document.ROWS), ROWS);
    }
    System.out.print("done");
  }

  private static NewDocument row(int number) {
    return NewDocument.code("code " + number).body("body of " + number);
  }

  private List<Long> insert() {
    List<Document> inserted =
        db.insertAll(IntStream.range(0, ROWS).mapToObj(HundredThousandRows::row).toList());
    for (int i = 0; i < ROWS; i++) {
      check(inserted.get(i).code(), "code " + i);
    }
    return inserted.stream().map(Document::id).toList();
  }

  private void update(List<Long> ids) {
    Map<Long, DocumentPatch> patches = new LinkedHashMap<>();
    for (int i = ROWS - 1; i >= 0; i--) {
      patches.put(ids.get(i), new DocumentPatch().body("changed " + i).version(1));
    }
    List<Document> updated = db.updateAll(Document.BY_ID, patches);
    for (int i = 0; i < ROWS; i++) {
      check(updated.get(i).body(), "changed " + (ROWS - 1 - i));
    }
  }

  private void upsert() {
    List<Session.Upserted<Document>> upserted =
        db.upsertAll(
            Document.BY_CODE,
            IntStream.range(ROWS / 2, ROWS + ROWS / 2).mapToObj(HundredThousandRows::row).toList());
    for (int i = 0; i < ROWS; i++) {
      check(upserted.get(i).row().code(), "code " + (i + ROWS / 2));
      check(upserted.get(i).isNew(), i >= ROWS / 2);
    }
  }

  private static void check(Object is, Object expected) {
    if (!is.equals(expected) && !String.valueOf(is).equals(String.valueOf(expected))) {
      throw new AssertionError(is + " instead of " + expected);
    }
  }
}
