package dev.catalog;

import java.util.List;
import org.jooq.Condition;
import org.jooq.OrderField;

/**
 * A relation to any number of rows: the children whose foreign key points here. Loaded by one more
 * statement for all parents together, ordered by primary key unless told otherwise; no child gives
 * an empty list.
 *
 * <p>A child belongs to the parent that its foreign key refers to for the server. Where Java's
 * equality of the keys may differ from the server's, the keys of the parents travel with their
 * numbers, and the server returns with each child the number of its parent; it is one statement all
 * the same.
 *
 * <p>Immutable.
 *
 * @param <P> the row that has the relation
 * @param <C> the related row, or the type it was put into
 */
public interface ToMany<P, C> extends Relation<P, List<C>>, ToManyWith<P, C> {

  /** Returns this relation restricted to children that meet a condition. */
  ToMany<P, C> where(Condition condition);

  /** Returns this relation with the children of each parent in this order. */
  ToMany<P, C> orderBy(OrderField<?>... order);

  /**
   * Returns this relation with at most this many children for each parent.
   *
   * @throws IllegalArgumentException if the limit is negative
   */
  ToMany<P, C> limit(int rowsPerParent);
}
