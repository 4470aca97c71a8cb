package dev.catalog;

/**
 * A relation to exactly one row: the parent that a NOT NULL foreign key points at. Joined in the
 * same statement.
 *
 * <p>Immutable.
 *
 * @param <P> the row that has the relation
 * @param <C> the related row, or the type it was put into
 */
public interface ToOne<P, C> extends Relation<P, C>, ToOneWith<P, C> {}
