package dev.catalog.internal.sql;

import dev.catalog.internal.type.ColumnTypes;
import dev.catalog.internal.type.JooqBindingType;
import dev.catalog.internal.type.JooqParts;
import dev.catalog.internal.type.PlainSql;
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
public final class BindField<T> extends CustomField<T> implements ReadingPart {

  private static final long serialVersionUID = 1L;

  private final transient Bind bind;
  private final String sql;

  /** What jOOQ itself is to bind where it renders this; null where it never does. */
  private final transient @Nullable Supplier<?> outside;

  private BindField(Bind bind, DataType<T> type, String sql) {
    this(bind, type, sql, null);
  }

  private BindField(Bind bind, DataType<T> type, String sql, @Nullable Supplier<?> outside) {
    super(DSL.name("bind"), type);
    this.bind = bind;
    this.sql = sql;
    this.outside = outside;
  }

  public static <T> BindField<T> of(Bind bind, DataType<T> type) {
    if (UDTRecord.class.isAssignableFrom(type.getConverter().fromType())) {
      // the server compares rows without knowing the type of a text
      return new BindField<>(bind, type, "cast(? as %s)".formatted(ColumnTypes.castName(type)));
    }
    return new BindField<>(bind, type, JooqBindingType.isCustom(type) ? placeholder(type) : "?");
  }

  /** Returns what a custom binding puts around its bind. */
  private static <T> String placeholder(DataType<T> type) {
    String sql = PlainSql.sql(DSL.val((T) null, type));
    if (sql.indexOf('?') < 0 || sql.indexOf('?') != sql.lastIndexOf('?')) {
      throw new IllegalArgumentException(
          "the sql() of binding %s must write exactly one ?: \"%s\""
              .formatted(type.getBinding().getClass().getName(), sql));
    }
    return sql;
  }

  /**
   * Returns an array of values of a column, cast to the column's type; of arrays and rows, their
   * texts.
   */
  public static <T> BindField<T[]> array(Bind bind, DataType<T> element) {
    return array(bind, element, null);
  }

  /** As {@link #array(Bind, DataType)}, for a part that may also be used with {@code dsl()}. */
  @SuppressWarnings("unchecked") // jOOQ has no array type for a type with a binding
  public static <T> BindField<T[]> array(
      Bind bind, DataType<T> element, @Nullable Supplier<String[]> outside) {
    return new BindField<>(
        bind,
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
  public static <T> BindField<T> text(Bind bind, DataType<T> type, boolean isColumn) {
    boolean needsCast =
        isColumn
            || type.getBinding() instanceof TextForm<?>
            || UDTRecord.class.isAssignableFrom(type.getConverter().fromType());
    return new BindField<>(
        bind, type, needsCast ? "cast(? as %s)".formatted(ColumnTypes.castName(type)) : "?");
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
  static <T> BindField<T> uncut(Bind bind, Param<T> param) {
    DataType<T> type = param.getDataType();
    DataType<?> element = type.getArrayComponentDataType();
    String name =
        element == null ? ColumnTypes.castName(type) : ColumnTypes.castName(element) + "[]";
    return new BindField<>(bind, type, "cast(? as %s)".formatted(name));
  }

  Bind bind() {
    return bind;
  }

  @Override
  public boolean onlyReads() {
    return JooqParts.isCastBind(sql);
  }

  @Override
  public void accept(Context<?> context) {
    if (outside == null || Renderer.isOurs(context)) {
      context.sql(sql);
    } else {
      context.visit(
          DSL.field(sql.replace("?", "{0}") + "{1}", DSL.val(outside.get()), KnownSql.READS));
    }
  }
}
