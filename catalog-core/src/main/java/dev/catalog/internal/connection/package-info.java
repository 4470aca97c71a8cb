/**
 * The way to the server: requests as data, leases of connections, the one place that sends
 * statements, and the translation of errors by SQLSTATE.
 *
 * <p>May use {@code type} and {@code sql}.
 *
 * <p>Start with {@link dev.catalog.internal.connection.Request}, {@link
 * dev.catalog.internal.connection.Lease} and {@link dev.catalog.internal.connection.Statements}.
 */
@NullMarked
package dev.catalog.internal.connection;

import org.jspecify.annotations.NullMarked;
