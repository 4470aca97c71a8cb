package dev.catalog;

import org.jooq.Record;

/**
 * Marks a jOOQ select that has a constructor: {@link Projection#columns(org.jooq.Field)
 * columns(...)}{@code .into(X::new)} returns one, and {@link Query#of} takes it. There is no object
 * of this type.
 *
 * <p>Such a select may be a part of a union, stand in EXISTS or FROM, and be a common table
 * expression; take the columns of such a table one by one, with {@code select(...)} or {@code
 * columns(...)}, because {@code selectFrom} has no records of this type to return. The constructor
 * of the first select of a union builds all rows. Only a session runs it: run by {@code dsl()} it
 * is refused with an {@link IllegalStateException}, and by itself with jOOQ's {@link
 * org.jooq.exception.DetachedException}. Nothing is sent either way.
 *
 * @param <R> what the constructor builds
 */
public interface Mapped<R> extends Record {}
