/**
 * The verbs: a database, the session inside a block, and jOOQ on their connections.
 *
 * <p>May use all other rooms.
 *
 * <p>Start with {@link dev.catalog.internal.session.JdbcSession}, {@link
 * dev.catalog.internal.session.JdbcDatabase} and {@link dev.catalog.internal.session.Dsl}.
 */
@NullMarked
package dev.catalog.internal.session;

import org.jspecify.annotations.NullMarked;
