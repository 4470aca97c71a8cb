package dev.catalog;

import java.util.Optional;

/**
 * A relation to at most one row: the parent that a nullable foreign key may point at, or the child
 * of a one-to-one foreign key. Joined in the same statement; an absent row is an empty Optional.
 *
 * <p>Immutable.
 *
 * @param <P> the row that has the relation
 * @param <C> the related row, or the type it was put into
 */
public interface ToOptional<P, C> extends Relation<P, Optional<C>>, ToOptionalWith<P, C> {}
