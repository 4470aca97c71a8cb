package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.catalog.RareKeyCases.KeyCase;
import dev.catalog.RareKeyCases.Owned;
import dev.catalog.RareKeyCases.Parted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Keys of each type find, relate, slice and write the right rows, one or many at once. */
class RareKeysTest extends AnswersTest {

  private Stream<DynamicTest> each(Consumer<KeyCase<?, ?, ?>> check) {
    return RareKeyCases.all().stream()
        .map(each -> dynamicTest(each.type(), () -> check.accept(each)));
  }

  private <R, L, V> List<R> fill(KeyCase<R, L, V> type) {
    db.deleteWhere(type.roots().all());
    List<NewRow<R>> rows = type.values().stream().map(type.root()).toList();
    return db.insertAll(rows);
  }

  @TestFactory
  Stream<DynamicTest> aKeyFindsItsRow() {
    return each(this::finds);
  }

  private <R, L, V> void finds(KeyCase<R, L, V> type) {
    List<R> rows = fill(type);
    List<V> values = type.values();
    for (int i = 0; i < rows.size(); i++) {
      assertThat(type.value().apply(rows.get(i))).isEqualTo(values.get(i));
      assertThat(db.find(type.key(), values.get(i))).contains(rows.get(i));
      assertThat(db.exists(type.roots())).isTrue();
    }
    List<V> turned = new ArrayList<>(values);
    Collections.reverse(turned);
    List<R> expected = new ArrayList<>(rows);
    Collections.reverse(expected);
    assertThat(db.findAll(type.key(), turned)).isEqualTo(expected);
    db.deleteWhere(type.roots().all());
  }

  @TestFactory
  Stream<DynamicTest> relationsFollowKeysOfThisType() {
    return each(this::follows);
  }

  private <R, L, V> void follows(KeyCase<R, L, V> type) {
    List<R> rows = fill(type);
    List<NewRow<L>> leaves = new ArrayList<>();
    for (V value : type.values()) {
      leaves.add(type.leaf().apply(value));
      leaves.add(type.leaf().apply(value));
    }
    List<L> stored = db.insertAll(leaves);
    List<Owned<L, R>> owned = db.list(type.owned());
    List<Parted<R, L>> parted = db.list(type.parted());

    assertThat(parted).hasSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      R root = rows.get(i);
      List<L> own = stored.subList(2 * i, 2 * i + 2);
      assertThat(owned.subList(2 * i, 2 * i + 2))
          .containsExactly(new Owned<>(own.get(0), root), new Owned<>(own.get(1), root));
      assertThat(parted).contains(new Parted<>(root, own));
    }
    List<Parted<R, L>> streamed = db.stream(type.parted(), each -> each.toList());
    assertThat(streamed).hasSameElementsAs(parted);
    assertThat(db.page(type.parted(), 0, 10).rows()).hasSameElementsAs(parted);
    db.deleteWhere(leafRows(stored).all());
    db.deleteWhere(type.roots().all());
  }

  @SuppressWarnings("unchecked")
  private static <L> Rows<L> leafRows(List<L> stored) {
    try {
      return (Rows<L>) stored.get(0).getClass().getField("ROWS").get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> slicesWalkAllRowsBothWays() {
    return each(this::walks);
  }

  private <R, L, V> void walks(KeyCase<R, L, V> type) {
    List<R> rows = fill(type);
    List<R> walked = new ArrayList<>();
    Optional<String> next = Optional.empty();
    Optional<String> previous;
    do {
      Slice<R> slice = db.slice(type.roots(), next.orElse(null), 1);
      walked.addAll(slice.rows());
      next = slice.next();
      previous = slice.previous();
    } while (next.isPresent());
    assertThat(walked).isEqualTo(rows);
    for (int i = rows.size() - 2; i >= 0; i--) {
      Slice<R> slice = db.slice(type.roots(), previous.orElseThrow(), 1);
      assertThat(slice.rows()).containsExactly(rows.get(i));
      previous = slice.previous();
    }
    db.deleteWhere(type.roots().all());
  }

  @TestFactory
  Stream<DynamicTest> writesReachTheRowOfTheirKey() {
    return each(this::writes);
  }

  private <R, L, V> void writes(KeyCase<R, L, V> type) {
    List<R> rows = fill(type);
    List<V> values = type.values();
    Map<V, Patch<R>> patches = new LinkedHashMap<>();
    values.forEach(value -> patches.put(value, type.patch().apply("note " + patches.size())));
    List<R> updated = db.updateAll(type.key(), patches);

    assertThat(updated).hasSize(rows.size()).doesNotContainAnyElementsOf(rows);
    for (int i = 0; i < values.size(); i++) {
      assertThat(updated.get(i).toString()).contains("note " + i);
      assertThat(type.value().apply(updated.get(i))).isEqualTo(values.get(i));
      assertThat(db.insertIfAbsent(type.key(), type.root().apply(values.get(i)))).isEmpty();
      assertThat(db.upsert(type.key(), type.root().apply(values.get(i))))
          .isEqualTo(new Session.Upserted<>(updated.get(i), false));
      assertThat(db.update(type.key(), values.get(i), type.patch().apply(null)))
          .contains(rows.get(i));
    }
    assertThat(db.upsertAll(type.key(), values.stream().map(type.root()).toList()))
        .extracting(Session.Upserted::row)
        .isEqualTo(rows);
    assertThat(db.delete(type.key(), values.get(0))).isTrue();
    assertThat(db.deleteAll(type.key(), values)).isEqualTo(values.size() - 1);
    assertThat(db.copyIn(values.stream().map(type.root()))).isEqualTo(values.size());
    assertThat(db.findAll(type.key(), values)).isEqualTo(rows);
    assertThat(db.deleteAll(type.key(), values)).isEqualTo(values.size());
  }
}
