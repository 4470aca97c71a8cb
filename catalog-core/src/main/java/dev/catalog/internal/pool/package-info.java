/**
 * Where connections come from: the pool that a database opens itself, or one that it is given; and
 * the connections to a server that are not pooled.
 *
 * <p>May use {@code type}, {@code address} and {@code connection}.
 *
 * <p>Start with {@link dev.catalog.internal.pool.OwnPool}, {@link
 * dev.catalog.internal.pool.GivenPool} and {@link dev.catalog.internal.pool.ServerConnections}.
 */
@NullMarked
package dev.catalog.internal.pool;

import org.jspecify.annotations.NullMarked;
