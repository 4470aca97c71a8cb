package dev.catalog.internal.query;

import dev.catalog.internal.sql.Bind;
import dev.catalog.internal.sql.BindField;
import dev.catalog.internal.sql.Inheritance;
import dev.catalog.internal.sql.KnownSql;
import dev.catalog.internal.sql.Operators;
import dev.catalog.internal.table.TableMetadata;
import dev.catalog.internal.type.ColumnTypes;
import dev.catalog.internal.type.JooqModel;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Param;
import org.jooq.SortField;
import org.jooq.SortOrder;
import org.jooq.TableField;
import org.jooq.UDTRecord;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * One key of the order of a slice.
 *
 * @param field the column or expression
 * @param operators that compare it
 * @param part its position among the keys, from 0
 * @param descending whether greater values come first
 * @param nullable whether it may be null
 * @param nullsFirst whether nulls come before all values
 */
public record SortKey(
    Field<?> field,
    Operators operators,
    int part,
    boolean descending,
    boolean nullable,
    boolean nullsFirst) {

  /**
   * Returns the keys of an order, with the primary key behind them so that no two rows are equal.
   *
   * @throws IllegalArgumentException if the table has no primary key, or other tables inherit from
   *     it, or the order cannot be used
   */
  static List<SortKey> of(TableMetadata<?> type, List<OrderField<?>> order) {
    UniqueKey<?> primaryKey = type.table().getPrimaryKey();
    if (primaryKey == null) {
      throw new IllegalArgumentException(
          "slice() needs a primary key, and %s has none: use page() or list()"
              .formatted(type.name()));
    }
    if (Inheritance.isParent(type.table())) {
      throw new IllegalArgumentException(
          "slice() needs a key that holds for all rows, and tables inherit from %s without its key: use page() or list()"
              .formatted(type.name()));
    }
    List<SortKey> keys = new ArrayList<>();
    for (OrderField<?> each : order) {
      keys.add(key(type, each, keys.size()));
    }
    for (Field<?> column : primaryKey.getFields()) {
      if (keys.stream().noneMatch(key -> key.field.equals(column))) {
        Operators operators = type.operators(column);
        keys.add(new SortKey(column, operators, keys.size(), false, false, false));
      }
    }
    return List.copyOf(keys);
  }

  private static SortKey key(TableMetadata<?> type, OrderField<?> order, int part) {
    boolean descending = order instanceof SortField<?> sort && sort.$sortOrder() == SortOrder.DESC;
    boolean nullsFirst =
        order instanceof SortField<?> sort ? JooqModel.isNullsFirst(sort, descending) : descending;
    Field<?> field = sorted(order);
    if (field == null || field instanceof Param<?> || JooqModel.isOfManyRows(field)) {
      throw new IllegalArgumentException(
          "slice() of %s can only be ordered by columns and expressions over them: %s"
              .formatted(type.name(), order));
    }
    return new SortKey(
        field, operators(type, field), part, descending, mayBeNull(type, field), nullsFirst);
  }

  private static @Nullable Field<?> sorted(OrderField<?> order) {
    if (order instanceof SortField<?> sort) {
      return JooqModel.withoutAlias(sort.$field());
    }
    return order instanceof Field<?> plain ? JooqModel.withoutAlias(plain) : null;
  }

  private static Operators operators(TableMetadata<?> type, Field<?> field) {
    return type.columns().contains(field)
        ? type.operators(field)
        : Operators.of(field.getDataType());
  }

  /** A column reached by a path may be null whatever its own table says. */
  private static boolean mayBeNull(TableMetadata<?> type, Field<?> field) {
    return !(field instanceof TableField<?, ?>
        && type.columns().contains(field)
        && !field.getDataType().nullable());
  }

  SortKey reversed() {
    return new SortKey(field, operators, part, !descending, nullable, !nullsFirst);
  }

  /** Returns the ORDER BY of this key, without what it means anyway: an index must match it. */
  SortField<?> order() {
    SortField<?> sort = descending ? field.desc() : field.asc();
    if (!nullable || nullsFirst == descending) {
      return sort;
    }
    return nullsFirst ? sort.nullsFirst() : sort.nullsLast();
  }

  /** Returns the key as the server writes it, whatever its type. */
  Field<String> text() {
    return DSL.field("cast({0} as text){1}", String.class, field, KnownSql.READS);
  }

  /** Returns the bind of this key's value in a cursor. */
  Field<?> value() {
    Bind bind = new Bind.KeyPart<>(ColumnTypes.TEXT_FORM, part, field.getName());
    return operators.operand(BindField.text(bind, field.getDataType(), isColumn()));
  }

  /** Returns the value in a cursor, cast to the type of this key. */
  BindField<?> converted() {
    Bind bind = new Bind.KeyPart<>(ColumnTypes.TEXT_FORM, part, field.getName());
    return BindField.text(bind, field.getDataType(), true);
  }

  String after() {
    return operators.named(descending ? Operators.LESS : Operators.GREATER);
  }

  String afterOrEqual() {
    return operators.named(descending ? Operators.LESS_OR_EQUAL : Operators.GREATER_OR_EQUAL);
  }

  /** Returns the condition that this key alone says that a row comes after the position. */
  Condition isAfter(boolean nullAtPosition) {
    if (nullAtPosition) {
      return nullsFirst ? isNotNull() : DSL.falseCondition();
    }
    Condition after = compare(after());
    return nullable && !nullsFirst ? after.or(isNull()) : after;
  }

  Condition isEqual(boolean nullAtPosition) {
    return nullAtPosition ? isNull() : compare(operators.named(Operators.EQUAL));
  }

  Condition compare(String operator) {
    return DSL.condition("{0} " + operator + " {1}{2}", operand(), value(), KnownSql.READS);
  }

  private Condition isNull() {
    return isRow()
        ? DSL.condition("{0} is not distinct from null{1}", operand(), KnownSql.READS)
        : operand().isNull();
  }

  private Condition isNotNull() {
    return isRow()
        ? DSL.condition("{0} is distinct from null{1}", operand(), KnownSql.READS)
        : operand().isNotNull();
  }

  /**
   * Of a row, IS NULL asks whether all of its columns are null, and IS NOT NULL whether none is.
   */
  private boolean isRow() {
    return UDTRecord.class.isAssignableFrom(field.getDataType().getConverter().fromType());
  }

  /** An expression needs parentheses: it may itself be a comparison. */
  private Field<?> operand() {
    return isColumn() ? field : DSL.field("({0}){1}", field.getDataType(), field, KnownSql.READS);
  }

  /** Returns whether the type is known from the schema. */
  boolean isColumn() {
    return field instanceof TableField<?, ?>;
  }
}
