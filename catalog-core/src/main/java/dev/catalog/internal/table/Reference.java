package dev.catalog.internal.table;

import dev.catalog.internal.sql.KnownSql;
import dev.catalog.internal.sql.UnnestedTable;
import dev.catalog.internal.type.PlainSql;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key walked in one direction.
 *
 * @param foreignKey the constraint
 * @param toChild from the referenced table to the one that holds the foreign key, or back
 * @param equality for each column the condition that {@code {0}}, which is referenced, equals
 *     {@code {1}}, which refers to it; none where Java compares them as the server does
 * @param numbers takes the key from the rows; null unless it is a whole number and leads to many
 */
public record Reference(
    ForeignKey<?, ?> foreignKey,
    boolean toChild,
    List<String> equality,
    @Nullable NumberKey numbers) {

  public static Reference toParent(ForeignKey<?, ?> foreignKey, String... equality) {
    return new Reference(foreignKey, false, List.of(equality), null);
  }

  public static Reference toChild(ForeignKey<?, ?> foreignKey, String... equality) {
    return new Reference(foreignKey, true, List.of(equality), null);
  }

  public static Reference toChild(ForeignKey<?, ?> foreignKey, NumberKey numbers) {
    return new Reference(foreignKey, true, List.of(), numbers);
  }

  public String constraint() {
    return foreignKey.getName();
  }

  public String table() {
    return PlainSql.nameOf(foreignKey.getTable());
  }

  /** Returns the columns on the side this reference starts from. */
  public Field<?>[] from() {
    return toChild ? foreignKey.getKeyFieldsArray() : foreignKey.getFieldsArray();
  }

  /** Returns the columns on the side this reference leads to, in the order of {@link #from}. */
  public Field<?>[] to() {
    return toChild ? foreignKey.getFieldsArray() : foreignKey.getKeyFieldsArray();
  }

  /** Returns a name for the joined table: {@code category} for {@code category_id}. */
  public String alias() {
    Field<?>[] columns = foreignKey.getFieldsArray();
    String column = columns[0].getName();
    return !toChild && columns.length == 1 && column.length() > 3 && column.endsWith("_id")
        ? column.substring(0, column.length() - 3)
        : (toChild ? foreignKey.getTable() : foreignKey.getKey().getTable()).getName();
  }

  /** Returns whether only the server says which rows belong together. */
  public boolean isComparedByServer() {
    return !equality.isEmpty();
  }

  /** Returns the join condition between two tables, under their aliases. */
  public Condition joins(Table<?> start, Table<?> target) {
    List<Condition> parts = new ArrayList<>();
    for (int i = 0; i < from().length; i++) {
      Field<?> one = column(start, from()[i]);
      Field<?> other = column(target, to()[i]);
      parts.add(
          isComparedByServer()
              ? equal(i, toChild ? one : other, toChild ? other : one)
              : equal(one, other));
    }
    return DSL.and(parts);
  }

  /** Returns the condition that a foreign key equals the key of a parent, from parent to child. */
  public Condition isChildOf(UnnestedTable parents) {
    List<Condition> parts = new ArrayList<>();
    for (int i = 0; i < to().length; i++) {
      parts.add(equal(i, parents.column(i), to()[i]));
    }
    return DSL.and(parts);
  }

  private Condition equal(int part, Field<?> referenced, Field<?> referring) {
    return DSL.condition(equality.get(part) + "{2}", referenced, referring, KnownSql.READS);
  }

  @SuppressWarnings("unchecked")
  private static <T> Condition equal(Field<T> left, Field<?> right) {
    return left.eq((Field<T>) right);
  }

  /** Returns a column of a table under the table's alias. */
  public static Field<?> column(Table<?> table, Field<?> field) {
    Field<?> column = table.field(field.getName());
    if (column == null) {
      throw new IllegalStateException("no column " + field + " in " + table);
    }
    return column;
  }
}
