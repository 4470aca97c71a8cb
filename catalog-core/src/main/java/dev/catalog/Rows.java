package dev.catalog;

import java.util.Collection;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/**
 * A query rooted in one table or view: {@code Product.ROWS}. It can be refined, and it says which
 * rows {@link Session#updateWhere} and {@link Session#deleteWhere} touch.
 *
 * <p>Each method returns a new value; hold one in a constant and its SQL is rendered once.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param <R> what each row becomes
 */
public interface Rows<R> extends Query<R>, RowsSelect<R>, RowsWith<R> {

  /**
   * Returns the rows that also meet a condition, which may use this table's columns, subqueries and
   * jOOQ's implicit path joins. A condition on the column of another table is refused with an
   * {@link IllegalArgumentException} when the query is first run, before any SQL is sent.
   */
  Rows<R> where(Condition condition);

  /**
   * Returns the rows that also meet a condition if its named parameters ({@code DSL.param("name",
   * type)}) have values; as long as one of them has none, the condition is left out.
   *
   * <pre>{@code
   * static final Rows<Product> FOUND =
   *     Product.ROWS.whereIfBound(PRODUCTS.PRICE.le(MOST)).whereIfBound(PRODUCTS.NAME.eq(NAME));
   *
   * db.list(FOUND.bindIfPresent(MOST, most).bindIfPresent(NAME, name));
   * }</pre>
   *
   * <p>Each combination of conditions is one SQL text, which is kept with rows held in a constant.
   * All texts that calls derive from one constant (combinations, orders of clients, positions of
   * cursors, sets of columns to update) share 1 MiB; past it those that were not used for a while
   * are forgotten one by one, and rendered again when they are needed. {@link Session#updateWhere}
   * and {@link Session#deleteWhere} refuse rows left without conditions.
   *
   * @throws IllegalArgumentException if the condition has no named parameter
   */
  Rows<R> whereIfBound(Condition condition);

  /** Returns the rows in this order, replacing an earlier one. */
  Rows<R> orderBy(OrderField<?>... order);

  /** As {@link #orderBy(OrderField[])}; an empty collection leaves the rows in no order. */
  Rows<R> orderBy(Collection<? extends OrderField<?>> order);

  /**
   * Returns the rows in the order that a client's text asks for, such as {@code -price,name},
   * replacing an earlier one. Each order is one SQL text, which is kept with rows held in a
   * constant, in the memory that {@link #whereIfBound} describes: however many orders clients ask
   * for, they take no more of it.
   *
   * @param text null or blank for the order of {@link Sort#otherwise}
   * @throws IllegalArgumentException as {@link Sort#parse}
   */
  Rows<R> orderBy(Sort sort, @Nullable String text);

  /**
   * Returns the same rows, explicitly marked as all rows of the table: what {@link
   * Session#updateWhere} and {@link Session#deleteWhere} ask for where there is no condition.
   *
   * @throws IllegalStateException if these rows have a condition
   */
  Rows<R> all();

  @Override
  Rows<R> limit(long rows);

  @Override
  Rows<R> offset(long rows);

  @Override
  <T> Rows<R> bind(Param<T> param, T value);

  /**
   * As {@link #bind}; null leaves the parameter without a value, also one that it had, and so
   * leaves out the conditions of {@link #whereIfBound} that use it.
   *
   * @throws IllegalArgumentException if the rows have no such parameter
   */
  <T> Rows<R> bindIfPresent(Param<T> param, @Nullable T value);
}
