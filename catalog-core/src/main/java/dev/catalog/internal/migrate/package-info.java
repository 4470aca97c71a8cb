/**
 * Running migrations with Flyway.
 *
 * <p>May use {@code connection} and the rooms before it.
 *
 * <p>Start with {@link dev.catalog.Migrations}, {@link dev.catalog.internal.migrate.MigrationRun}
 * and {@link dev.catalog.internal.migrate.FlywayErrors}.
 */
@NullMarked
package dev.catalog.internal.migrate;

import org.jspecify.annotations.NullMarked;
