package dev.catalog.internal.query;

import dev.catalog.internal.fetch.FetchPlan;
import dev.catalog.internal.fetch.FetchTree;
import dev.catalog.internal.fetch.JoinedSelect;
import dev.catalog.internal.sql.Bind;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.KeptTexts;
import dev.catalog.internal.sql.KnownSql;
import dev.catalog.internal.sql.Renderer;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.sql.TextMemory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The slices of one query: its rows, with the texts of their sort keys behind them, after or before
 * a position among them. One text for each way, and for each set of keys that are null at the
 * position.
 */
final class SliceTexts {

  private final List<Condition> conditions;
  private final List<SortKey> keys;
  private final JoinedSelect select;
  private final SqlText first;
  private final KeptTexts<Shaped> texts;

  /** What of a cursor decides on the text. */
  private record Shape(boolean backward, boolean inclusive, BitSet nulls) {

    static Shape of(Cursor cursor) {
      BitSet nulls = new BitSet();
      for (int i = 0; i < cursor.keys().size(); i++) {
        nulls.set(i, cursor.keys().get(i) == null);
      }
      return new Shape(cursor.backward(), cursor.inclusive(), nulls);
    }

    boolean isOf(Cursor cursor) {
      boolean same = backward == cursor.backward() && inclusive == cursor.inclusive();
      for (int i = 0; same && i < cursor.keys().size(); i++) {
        same = nulls.get(i) == (cursor.keys().get(i) == null);
      }
      return same;
    }

    /** Up to 62 keys, shapes have numbers of their own; beyond, several may share one. */
    static long number(Cursor cursor) {
      long number = (cursor.backward() ? 1L : 0L) + (cursor.inclusive() ? 2L : 0L);
      for (int i = 0; i < cursor.keys().size(); i++) {
        number = Long.rotateLeft(number, 1) ^ (cursor.keys().get(i) == null ? 1 : 0);
      }
      return number;
    }
  }

  private record Shaped(Shape shape, SqlText text) {}

  /**
   * @param memory for the texts of each shape of a cursor
   * @param share what the text of the first slice takes
   * @throws IllegalArgumentException if the rows have no primary key, or an order that cannot be
   *     compared
   */
  SliceTexts(
      FetchTree<?> tree,
      List<Condition> conditions,
      List<OrderField<?>> order,
      TextMemory memory,
      TextMemory.Share share) {
    this.texts = new KeptTexts<>(memory);
    this.conditions = conditions;
    this.keys = SortKey.of(tree.type(), order);
    this.select = tree.joinedSelect();
    this.first = render(keys, List.of());
    share.add(first.bytes());
  }

  FetchPlan plan() {
    return select.plan();
  }

  List<SortKey> keys() {
    return keys;
  }

  /** Returns the text that only converts the values of a cursor to the types of their keys. */
  SqlText conversion(Cursor cursor) {
    List<Field<?>> values = new ArrayList<>();
    for (SortKey key : keys) {
      if (cursor.keys().get(key.part()) != null) {
        values.add(key.converted());
      }
    }
    return Renderer.render(DSL.select(values));
  }

  /** Returns the number of keys. */
  int size() {
    return keys.size();
  }

  /** Returns the position of the text of the first key in a row, from 1. */
  int firstKey() {
    return select.columns().size() + 1;
  }

  /** Returns the text of the first slice. */
  SqlText first() {
    return first;
  }

  /** Returns the text of a slice from a position. */
  SqlText from(Cursor cursor) {
    long number = Shape.number(cursor);
    Shaped found = texts.find(number);
    if (found != null && found.shape.isOf(cursor)) {
      return found.text;
    }
    Shape shape = Shape.of(cursor);
    SqlText text = render(shape);
    texts.keep(number, new Shaped(shape, text), text.bytes());
    return text;
  }

  private SqlText render(Shape shape) {
    List<SortKey> directed = shape.backward ? keys.stream().map(SortKey::reversed).toList() : keys;
    List<Condition> position = new ArrayList<>();
    SortKey leading = directed.get(0);
    boolean hasBound = !shape.nulls.get(0) && (!leading.nullable() || leading.nullsFirst());
    if (hasBound && !isComparedAsRow(directed)) {
      // adds nothing to the condition, and lets the server start in the middle of an index
      position.add(leading.compare(leading.afterOrEqual()));
    }
    position.add(from(directed, shape));
    return render(directed, position);
  }

  /** Returns the condition that a row comes after the position, or is at it, by these keys. */
  private static Condition from(List<SortKey> rest, Shape shape) {
    SortKey key = rest.get(0);
    if (isComparedAsRow(rest)) {
      String operator = shape.inclusive ? key.afterOrEqual() : key.after();
      return rest.size() == 1
          ? key.compare(operator)
          : DSL.condition(
              "({0}) " + operator + " ({1}){2}",
              DSL.list(rest.stream().map(SortKey::field).toList()),
              DSL.list(rest.stream().map(SortKey::value).toList()),
              KnownSql.READS);
    }
    boolean isNull = shape.nulls.get(key.part());
    Condition equal = key.isEqual(isNull);
    if (rest.size() > 1) {
      equal = equal.and(from(rest.subList(1, rest.size()), shape));
    } else if (!shape.inclusive) {
      return key.isAfter(isNull);
    }
    return isNull && !key.nullsFirst() ? equal : key.isAfter(isNull).or(equal);
  }

  private static boolean isComparedAsRow(List<SortKey> keys) {
    String operator = keys.get(0).after();
    return keys.stream().allMatch(key -> !key.nullable() && key.after().equals(operator));
  }

  private SqlText render(List<SortKey> directed, List<Condition> position) {
    List<Field<?>> columns = new ArrayList<>(select.columns());
    keys.forEach(key -> columns.add(key.text()));
    List<Condition> all = new ArrayList<>(conditions);
    all.addAll(position);
    return Renderer.render(
            DSL.select(columns)
                .from(select.from())
                .where(all)
                .orderBy(directed.stream().map(SortKey::order).toList()),
            select.tables(),
            select.only())
        .append(" limit ?", Bind.LIMIT);
  }

  /** Returns what distinguishes this query with these values from others. */
  byte[] digest(BindValues values) {
    MessageDigest digest = CursorSeal.sha256();
    update(digest, first.sql());
    for (Bind bind : first.binds()) {
      update(digest, bind.text(values));
    }
    return Arrays.copyOf(digest.digest(), Cursor.DIGEST_BYTES);
  }

  private static void update(MessageDigest digest, @Nullable String text) {
    byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(text == null ? -1 : utf8.length).array());
    digest.update(utf8);
  }
}
