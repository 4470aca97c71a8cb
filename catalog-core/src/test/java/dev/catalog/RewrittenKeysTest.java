package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.Session.Upserted;
import dev.catalog.fixture.answers.keys.ByteaRoot;
import dev.catalog.fixture.answers.keys.ByteaRootPatch;
import dev.catalog.fixture.answers.keys.Figure;
import dev.catalog.fixture.answers.keys.Label;
import dev.catalog.fixture.answers.keys.LabelPatch;
import dev.catalog.fixture.answers.keys.Name;
import dev.catalog.fixture.answers.keys.NewByteaRoot;
import dev.catalog.fixture.answers.keys.NewFigure;
import dev.catalog.fixture.answers.keys.NewLabel;
import dev.catalog.fixture.answers.keys.NewName;
import dev.catalog.fixture.answers.keys.NewWord;
import dev.catalog.fixture.answers.keys.Word;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A trigger or a patch changes the key of rows that go to the server in several statements: each
 * row that comes back is in the database, or nothing is written.
 */
class RewrittenKeysTest extends AnswersTest {

  /** More than go in one statement. */
  private static final int MANY = 5_002;

  @BeforeEach
  void empty() throws SQLException {
    sql("truncate keys.names, keys.figures, keys.words, keys.labels, keys.bytea_roots cascade");
  }

  private static void metTwice(int row, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatementException.class,
            e -> {
              assertThat(e.sqlState()).contains("21000");
              assertThat(e.inputRows()).contains(new DatabaseException.InputRows(row, row));
            })
        .hasMessageStartingWith("Input row " + row + " has met a row of keys.");
  }

  @Test
  void anUpsertIsRefusedWhenTwoOfItsStatementsWriteOneRow() {
    // other columns, another statement; also the other way round, and by an untouched key
    metTwice(
        1,
        () ->
            db.upsertAll(
                Name.BY_NAME, List.of(NewName.name("A").no(1), NewName.name("a").no(2).note("n"))));
    metTwice(
        1,
        () ->
            db.upsertAll(
                Name.BY_NAME, List.of(NewName.name("a").no(1), NewName.name("A").no(2).note("n"))));
    metTwice(
        2,
        () ->
            db.upsertAll(
                Figure.BY_FIGURE,
                List.of(
                    NewFigure.figure(10).no(1),
                    NewFigure.figure(20).no(2),
                    NewFigure.figure(13).note("n"))));
    metTwice(
        2,
        () ->
            db.upsertAll(
                Figure.BY_FIGURE,
                List.of(
                    NewFigure.figure(11).no(1),
                    NewFigure.figure(20).no(2),
                    NewFigure.figure(13).note("n"))));
    metTwice(
        1,
        () ->
            db.upsertAll(
                Word.BY_WORD,
                List.of(NewWord.word("co-op").no(1), NewWord.word("COOP").note("n"))));
    assertThat(db.list(Name.ROWS)).isEmpty();
    assertThat(db.list(Figure.ROWS)).isEmpty();
    assertThat(db.list(Word.ROWS)).isEmpty();
  }

  @Test
  void anUpsertOfManyRowsIsRefusedWhenTheLastMeetsTheFirst() {
    List<NewName> rows = new ArrayList<>();
    for (int i = 0; i < MANY - 1; i++) {
      rows.add(NewName.name("n" + i));
    }
    rows.add(NewName.name("N0"));

    metTwice(MANY - 1, () -> db.upsertAll(Name.BY_NAME, rows));
    metTwice(MANY - 1, () -> db.locatingErrors().upsertAll(Name.BY_NAME, rows));
    assertThat(db.count(Name.ROWS)).isZero();
  }

  @Test
  void oneStatementIsRefusedByTheServer() {
    assertThatThrownBy(
            () -> db.upsertAll(Name.BY_NAME, List.of(NewName.name("A"), NewName.name("a"))))
        .isInstanceOfSatisfying(
            StatementException.class, e -> assertThat(e.sqlState()).contains("21000"));
    assertThat(db.count(Name.ROWS)).isZero();
  }

  @Test
  void rewrittenKeysThatDifferAreWritten() {
    List<NewName> rows = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      NewName row = NewName.name((i % 2 == 0 ? "N" : "n") + i);
      rows.add(i % 3 == 0 ? row.note("note") : row.no(i));
    }
    List<Upserted<Name>> upserted = db.upsertAll(Name.BY_NAME, rows);
    List<Upserted<Name>> again = db.upsertAll(Name.BY_NAME, rows);

    assertThat(db.list(Name.ROWS))
        .containsExactlyInAnyOrderElementsOf(again.stream().map(Upserted::row).toList());
    for (int i = 0; i < MANY; i++) {
      Name row = new Name("n" + i, i % 3 == 0 ? null : (Integer) i, i % 3 == 0 ? "note" : null);
      assertThat(upserted.get(i)).isEqualTo(new Upserted<>(row, true));
      assertThat(again.get(i)).isEqualTo(new Upserted<>(row, false));
    }
  }

  @Test
  void insertsWhoseKeysBecomeEqualViolateTheKey() {
    assertThatThrownBy(
            () -> db.insertAll(List.of(NewName.name("A").no(1), NewName.name("a").note("n"))))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class, e -> assertThat(e.violates(Name.BY_NAME)).isTrue());
    assertThat(db.count(Name.ROWS)).isZero();
  }

  private void labels(String... labels) {
    for (int i = 0; i < labels.length; i++) {
      db.insert(NewLabel.id(i).label(labels[i]).word(labels[i]));
    }
  }

  private static Map<String, LabelPatch> patches(
      String first, LabelPatch one, String second, LabelPatch other) {
    Map<String, LabelPatch> patches = new LinkedHashMap<>();
    patches.put(first, one);
    patches.put(second, other);
    return patches;
  }

  @Test
  void aPatchThatSetsTheKeyHandsNoRowToALaterStatement() {
    labels("b");
    // in one statement, nobody has the second key
    assertThat(
            db.updateAll(
                Label.BY_LABEL,
                patches("b", new LabelPatch().label("c"), "c", new LabelPatch().label("d"))))
        .extracting(Label::label)
        .containsExactly("c");
    // in two, somebody would
    metTwice(
        1,
        () ->
            db.updateAll(
                Label.BY_LABEL,
                patches("c", new LabelPatch().label("d"), "d", new LabelPatch().no(7))));
    metTwice(
        1,
        () ->
            db.updateAll(
                Label.BY_LABEL, patches("c", new LabelPatch().label("d"), "d", new LabelPatch())));
    assertThat(db.list(Label.ROWS)).extracting(Label::label).containsExactly("c");
  }

  @Test
  void aTriggerThatMovesTheKeyHandsNoRowToALaterStatement() {
    labels("b", "x");
    metTwice(
        1,
        () ->
            db.updateAll(
                Label.BY_LABEL,
                patches("b", new LabelPatch().note("next"), "b+", new LabelPatch().no(7))));
    assertThat(
            db.updateAll(
                Label.BY_LABEL,
                patches("b", new LabelPatch().note("next"), "x", new LabelPatch().no(7))))
        .extracting(Label::label)
        .containsExactly("b+", "x");
  }

  @Test
  void aRowThatMakesWayForALaterOneIsNoSuchRow() {
    labels("b", "a");
    assertThat(
            db.updateAll(
                Label.BY_LABEL,
                patches("b", new LabelPatch().label("c"), "a", new LabelPatch().label("b").no(1))))
        .extracting(Label::id)
        .containsExactly(0L, 1L);
  }

  @Test
  void keysThatOnlyTheServerComparesAreSetInOneStatement() {
    labels("b", "x");
    assertThatThrownBy(
            () ->
                db.updateAll(
                    Label.BY_WORD,
                    patches("b", new LabelPatch().word("C"), "c", new LabelPatch().no(7))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("updateAll() by labels_word_key of keys.labels sets a column");
    assertThat(db.get(Label.BY_WORD, "B").no()).isNull();
    assertThat(
            db.updateAll(
                Label.BY_WORD,
                patches("B", new LabelPatch().word("C"), "X", new LabelPatch().word("y"))))
        .extracting(Label::word)
        .containsExactly("C", "y");
    assertThat(
            db.updateAll(
                Label.BY_WORD,
                patches("c", new LabelPatch().note("n"), "Y", new LabelPatch().no(7))))
        .extracting(Label::id)
        .containsExactly(0L, 1L);
  }

  @Test
  void anUpsertOfNothingButTheKeyKeepsItsSpelling() {
    Word word = db.insert(NewWord.word("Coop").no(1));

    assertThat(db.upsert(Word.BY_WORD, NewWord.word("COOP")))
        .isEqualTo(new Upserted<>(word, false));
    assertThat(db.upsertAll(Word.BY_WORD, List.of(NewWord.word("coop"))))
        .containsExactly(new Upserted<>(word, false));
    assertThat(db.list(Word.ROWS)).containsExactly(word);
  }

  @Test
  void equalBytesAreOneKey() {
    assertThatThrownBy(
            () ->
                db.upsertAll(
                    ByteaRoot.BY_KEY,
                    List.of(
                        NewByteaRoot.key(new byte[] {1}),
                        NewByteaRoot.key(new byte[] {1}).note("n"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input rows 0 and 1 have the same value");
    db.insert(NewByteaRoot.key(new byte[] {1}));
    Map<byte[], ByteaRootPatch> patches = new LinkedHashMap<>();
    patches.put(new byte[] {1}, new ByteaRootPatch().note("a"));
    patches.put(new byte[] {1}, new ByteaRootPatch().note("b"));
    assertThatThrownBy(() -> db.updateAll(ByteaRoot.BY_KEY, patches))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input rows 0 and 1 have the same value");
    assertThat(db.list(ByteaRoot.ROWS)).extracting(ByteaRoot::note).containsOnlyNulls();
  }

  @Test
  void aRefusedInputLeavesNoTransactionToCommit() {
    assertThatThrownBy(
            () ->
                db.run(
                    tx ->
                        metTwice(
                            1,
                            () ->
                                tx.upsertAll(
                                    Name.BY_NAME,
                                    List.of(
                                        NewName.name("A").no(1), NewName.name("a").note("n"))))))
        .isInstanceOf(DatabaseException.class);
    assertThat(db.count(Name.ROWS)).isZero();
  }
}
