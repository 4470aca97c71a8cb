package dev.catalog.internal;

import dev.catalog.Key;
import dev.catalog.spi.Assignment;
import dev.catalog.spi.CompositeKey;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A primary or unique key, with the texts that find a row by it. Immutable but for cached texts.
 */
final class TableKey<R, V> implements Key<R, V> {

  private final TableType<R> type;
  private final UniqueKey<?> key;
  private final CompositeKey<V> values;
  private volatile @Nullable SqlText find;
  private volatile @Nullable SqlText findAll;
  private volatile @Nullable SqlText delete;
  private final TextCache updates = new TextCache();

  TableKey(TableType<R> type, UniqueKey<?> key, CompositeKey<V> values) {
    this.type = type;
    this.key = key;
    this.values = values;
  }

  TableType<R> type() {
    return type;
  }

  @Override
  public String constraint() {
    return key.getName();
  }

  @Override
  public String table() {
    return type.name();
  }

  /**
   * Takes a key's value apart.
   *
   * @throws IllegalArgumentException if it or one of its columns is null
   */
  Object[] columnsOf(@Nullable V value) {
    Object[] parts = value == null ? new Object[] {null} : values.values(value);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] == null) {
        throw new IllegalArgumentException(
            "The key %s of %s needs a value for %s, not null."
                .formatted(constraint(), table(), key.getFieldsArray()[i].getName()));
      }
    }
    return parts;
  }

  /** Returns {@code select ... where key = ?}. */
  SqlText find() {
    SqlText text = find;
    if (text == null) {
      text =
          Renderer.render(
              DSL.select(type.columns().stream().map(TableType::bare).toList())
                  .from(type.table())
                  .where(condition()));
      find = text;
    }
    return text;
  }

  /** Returns the select of many rows, in the order of the keys given. */
  SqlText findAll() {
    SqlText text = findAll;
    if (text == null) {
      KeyTable keys = KeyTable.withOrder(key.getFieldsArray());
      text =
          Renderer.render(
              DSL.select(type.columns())
                  .from(keys.table())
                  .join(type.table())
                  .on(keys.matches(List.of(key.getFieldsArray())))
                  .orderBy(keys.order()));
      findAll = text;
    }
    return text;
  }

  /** Returns {@code delete ... where key = ?}. */
  SqlText delete() {
    SqlText text = delete;
    if (text == null) {
      text = Renderer.render(DSL.deleteFrom(type.table()).where(condition()));
      delete = text;
    }
    return text;
  }

  /** Returns {@code update ... set ... where key = ? returning ...}. */
  SqlText update(Assignment<?> assignment) {
    return updates.get(
        assignment,
        true,
        columns ->
            type.writeTexts()
                .returning(
                    Renderer.render(
                        DSL.update(type.table())
                            .set(WriteTexts.assignments(type, columns))
                            .where(condition()))));
  }

  private Condition condition() {
    List<Condition> parts = new ArrayList<>();
    Field<?>[] fields = key.getFieldsArray();
    for (int i = 0; i < fields.length; i++) {
      parts.add(equal(fields[i], i));
    }
    return DSL.and(parts);
  }

  private static <T> Condition equal(Field<T> field, int part) {
    return TableType.bare(field)
        .eq(SlotField.of(new Slot.KeyPart<>(ColumnTypes.of(field), part), field.getDataType()));
  }

  @Override
  public String toString() {
    return constraint() + " of " + table();
  }
}
