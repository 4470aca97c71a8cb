package dev.catalog;

import dev.catalog.internal.SortNames;
import java.util.List;
import org.jooq.Field;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;

/**
 * The orders that a stranger may ask for, such as in a parameter of an HTTP request: the names that
 * may be used, and the column behind each.
 *
 * <pre>{@code
 * static final Sort SORT =
 *     Sort.of("price", PRODUCTS.PRICE).and("name", PRODUCTS.NAME).otherwise("name");
 *
 * db.list(Product.ROWS.orderBy(SORT, "-price,name"));   // order by price desc, name asc
 * }</pre>
 *
 * <p>Nothing of the text reaches the SQL: it only chooses among the columns named here. As
 * PostgreSQL has it, nulls are the largest values. Rows that are equal in all the columns come in
 * any order: end with a unique column where pages must not overlap.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Sort {

  private final SortNames names;

  private Sort(SortNames names) {
    this.names = names;
  }

  /**
   * Starts with one name.
   *
   * @param name what the text says: letters, digits, {@code _}, {@code .} and inner {@code -}
   * @param field what the rows are then ordered by: a column, or any expression
   * @throws IllegalArgumentException if the name has other characters
   */
  public static Sort of(String name, Field<?> field) {
    return new Sort(SortNames.of(name, field));
  }

  /**
   * Returns these names and another.
   *
   * @throws IllegalArgumentException if the name is there already, or has other characters than
   *     {@link #of} allows
   */
  public Sort and(String name, Field<?> field) {
    return new Sort(names.and(name, field));
  }

  /**
   * Returns these names with an order for texts that are null or blank; without it there is none.
   *
   * @throws IllegalArgumentException as {@link #parse}
   */
  public Sort otherwise(String text) {
    return new Sort(names.otherwise(text));
  }

  /**
   * Returns what a text asks for: names separated by commas, each with {@code -} in front of it for
   * descending order; blanks around them do not matter. Null and blank texts give the order of
   * {@link #otherwise}, or an empty list.
   *
   * @throws IllegalArgumentException if the text has another name (the message lists the allowed
   *     ones), a name twice, an empty name, or more than 1,000 characters
   */
  public List<SortField<?>> parse(@Nullable String text) {
    return names.parse(text).fields();
  }

  SortNames names() {
    return names;
  }

  /** Returns the names, for logs. */
  @Override
  public String toString() {
    return names.toString();
  }
}
