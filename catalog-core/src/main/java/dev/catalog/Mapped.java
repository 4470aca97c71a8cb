package dev.catalog;

import org.jooq.Record;

/**
 * Marks a jOOQ select that has a constructor: {@link Projection#columns(org.jooq.Field)
 * columns(...)}{@code .into(X::new)} returns one, and {@link Query#of} takes it. There is no object
 * of this type.
 *
 * <p>Such a select may be a subquery, a table or a part of a union; the constructor of the first
 * select of a union builds all rows. Only a session runs it: run by {@code dsl()} it is refused
 * with an {@link IllegalStateException}, and by itself with jOOQ's {@link
 * org.jooq.exception.DetachedException}. Nothing is sent either way.
 *
 * @param <R> what the constructor builds
 */
public interface Mapped<R> extends Record {}
