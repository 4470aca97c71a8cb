package dev.catalog.internal;

import org.jooq.Context;
import org.jooq.DataType;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;

/** A {@code ?} of our own in a jOOQ tree, rendered without the casts that jOOQ adds to its own. */
final class SlotField<T> extends CustomField<T> {

  private static final long serialVersionUID = 1L;

  private final transient Slot slot;
  private final String sql;

  private SlotField(Slot slot, DataType<T> type, String sql) {
    super(DSL.name("slot"), type);
    this.slot = slot;
    this.sql = sql;
  }

  static <T> SlotField<T> of(Slot slot, DataType<T> type) {
    return new SlotField<>(slot, type, "?");
  }

  /** Returns an array of values of a column, cast to the column's type. */
  static <T> SlotField<T[]> array(Slot slot, DataType<T> element) {
    return new SlotField<>(
        slot, element.getArrayDataType(), "cast(? as " + ColumnTypes.castName(element) + "[])");
  }

  Slot slot() {
    return slot;
  }

  @Override
  public void accept(Context<?> context) {
    context.sql(sql);
  }
}
