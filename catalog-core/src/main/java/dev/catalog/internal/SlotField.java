package dev.catalog.internal;

import dev.catalog.spi.TextForm;
import java.util.function.Supplier;
import org.jooq.Context;
import org.jooq.DataType;
import org.jooq.Param;
import org.jooq.UDTRecord;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** A bind of our own in a jOOQ tree, rendered without the casts that jOOQ adds to its own. */
final class SlotField<T> extends CustomField<T> {

  private static final long serialVersionUID = 1L;

  private final transient Slot slot;
  private final String sql;

  /** What jOOQ itself is to bind where it renders this; null where it never does. */
  private final transient @Nullable Supplier<?> outside;

  private SlotField(Slot slot, DataType<T> type, String sql) {
    this(slot, type, sql, null);
  }

  private SlotField(Slot slot, DataType<T> type, String sql, @Nullable Supplier<?> outside) {
    super(DSL.name("slot"), type);
    this.slot = slot;
    this.sql = sql;
    this.outside = outside;
  }

  static <T> SlotField<T> of(Slot slot, DataType<T> type) {
    if (UDTRecord.class.isAssignableFrom(type.getConverter().fromType())) {
      // the server compares rows without knowing the type of a text
      return new SlotField<>(slot, type, "cast(? as %s)".formatted(ColumnTypes.castName(type)));
    }
    return new SlotField<>(slot, type, JooqBindingType.isCustom(type) ? placeholder(type) : "?");
  }

  /** Returns what a custom binding puts around its bind. */
  private static <T> String placeholder(DataType<T> type) {
    String sql = Renderer.sql(DSL.val((T) null, type));
    if (sql.indexOf('?') < 0 || sql.indexOf('?') != sql.lastIndexOf('?')) {
      throw new IllegalArgumentException(
          "The binding %s renders \"%s\", in which there is not one bind: let its sql() write one ?."
              .formatted(type.getBinding().getClass().getName(), sql));
    }
    return sql;
  }

  /**
   * Returns an array of values of a column, cast to the column's type; of arrays and rows, their
   * texts.
   */
  static <T> SlotField<T[]> array(Slot slot, DataType<T> element) {
    return array(slot, element, null);
  }

  /** As {@link #array(Slot, DataType)}, for a part that may also be used with {@code dsl()}. */
  @SuppressWarnings("unchecked") // jOOQ has no array type for a type with a binding
  static <T> SlotField<T[]> array(
      Slot slot, DataType<T> element, @Nullable Supplier<String[]> outside) {
    return new SlotField<>(
        slot,
        (DataType<T[]>) (DataType<?>) SQLDataType.OTHER.getArrayDataType(),
        "cast(? as %s[])"
            .formatted(ColumnTypes.isTakenApart(element) ? "text" : ColumnTypes.castName(element)),
        outside);
  }

  /**
   * Returns a bind of a value's text.
   *
   * @param isColumn whether the type is known from the schema; else the server knows it better, but
   *     for those that it does not infer
   */
  static <T> SlotField<T> text(Slot slot, DataType<T> type, boolean isColumn) {
    boolean needsCast =
        isColumn
            || type.getBinding() instanceof TextForm<?>
            || UDTRecord.class.isAssignableFrom(type.getConverter().fromType());
    return new SlotField<>(
        slot, type, needsCast ? "cast(? as %s)".formatted(ColumnTypes.castName(type)) : "?");
  }

  /**
   * Returns whether jOOQ casts a bind to the length, precision or scale of the column that it is
   * compared with, which changes the value: {@code cast(? as timestamp(0)[])}. It casts dates,
   * times and arrays.
   */
  static boolean isCutByItsCast(Param<?> param) {
    DataType<?> type = param.getDataType();
    if (param.isInline() || ColumnTypes.hasBinding(type)) {
      return false;
    }
    DataType<?> element = type.getArrayComponentDataType();
    if (element != null) {
      return !ColumnTypes.hasBinding(element)
          && (element.precisionDefined() || element.scaleDefined() || element.lengthDefined());
    }
    return type.isDateTime() && type.precisionDefined();
  }

  /** Returns a bind that is cast to its type without a length, a precision or a scale. */
  static <T> SlotField<T> uncut(Slot slot, Param<T> param) {
    DataType<T> type = param.getDataType();
    DataType<?> element = type.getArrayComponentDataType();
    String name =
        element == null ? ColumnTypes.castName(type) : ColumnTypes.castName(element) + "[]";
    return new SlotField<>(slot, type, "cast(? as %s)".formatted(name));
  }

  Slot slot() {
    return slot;
  }

  @Override
  public void accept(Context<?> context) {
    if (outside == null || Renderer.isOurs(context)) {
      context.sql(sql);
    } else {
      context.visit(DSL.field(sql.replace("?", "{0}"), DSL.val(outside.get())));
    }
  }
}
