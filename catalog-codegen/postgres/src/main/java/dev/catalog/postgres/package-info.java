/**
 * A PostgreSQL server that lives as long as a build step or a test run.
 *
 * <p>Start with {@link dev.catalog.postgres.PostgresSource}, which says where the server comes
 * from, and {@link dev.catalog.postgres.ThrowawayPostgres}, which is the server. What goes wrong on
 * the way is a {@link dev.catalog.postgres.PostgresStartException} that says what to change.
 */
@NullMarked
package dev.catalog.postgres;

import org.jspecify.annotations.NullMarked;
