/**
 * Tests on a real PostgreSQL.
 *
 * <p>Start with {@link dev.catalog.testing.PostgresExtension}: a migrated database per test class,
 * and a check after each test that nothing was left open.
 */
@NullMarked
package dev.catalog.testing;

import org.jspecify.annotations.NullMarked;
