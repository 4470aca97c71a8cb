package dev.catalog.internal.sql;

import dev.catalog.spi.Comparison;
import dev.catalog.spi.TextForm;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The operators by which a column is compared. Those of a type outside {@code pg_catalog} are
 * written with their schema: without it the server looks for them in the search path, and where it
 * does not find them there, it takes those of another type, such as {@code text} for {@code
 * citext}.
 *
 * @param names of the five operators, with their schemas; none for those that signs alone name
 * @param type what a value has to be cast to; null where its own type is that of the column
 */
public record Operators(List<String> names, @Nullable String type) {

  public static final String LESS = "<";
  public static final String LESS_OR_EQUAL = "<=";
  public static final String EQUAL = "=";
  public static final String GREATER_OR_EQUAL = ">=";
  public static final String GREATER = ">";

  private static final List<String> SIGNS =
      List.of(LESS, LESS_OR_EQUAL, EQUAL, GREATER_OR_EQUAL, GREATER);

  /** The operators that signs alone name. */
  public static final Operators PLAIN = new Operators(List.of(), null);

  /** Returns the operators of a type. */
  public static Operators of(DataType<?> type) {
    return type.getBinding() instanceof TextForm<?> form && !form.operators().isEmpty()
        ? new Operators(form.operators(), null)
        : PLAIN;
  }

  /**
   * Returns the operators of a column.
   *
   * @param comparison what the code generator found out about the column, if anything
   */
  public static Operators of(DataType<?> type, @Nullable Comparison comparison) {
    if (comparison == null || comparison.operators().isEmpty()) {
      return of(type);
    }
    // a build may force another type on the column, whose values the operator does not take
    boolean isOwn = type.getBinding() instanceof TextForm<?>;
    return new Operators(comparison.operators(), isOwn ? null : comparison.type());
  }

  /** Returns whether the operators are named by their signs. */
  public boolean isPlain() {
    return names.isEmpty();
  }

  /** Returns an operator as it stands between its operands. */
  public String named(String sign) {
    return isPlain() ? sign : "operator(" + names.get(SIGNS.indexOf(sign)) + ")";
  }

  /** Returns a value as an operand. */
  public Field<?> operand(Field<?> value) {
    return type == null
        ? value
        : DSL.field("cast({0} as " + type + "){1}", value.getDataType(), value, KnownSql.READS);
  }

  /** Returns the condition that a column equals a value. */
  @SuppressWarnings("unchecked")
  public <T> Condition equal(Field<T> column, Field<?> value) {
    return isPlain()
        ? column.eq((Field<T>) value)
        : DSL.condition("{0} " + named(EQUAL) + " {1}{2}", column, operand(value), KnownSql.READS);
  }
}
