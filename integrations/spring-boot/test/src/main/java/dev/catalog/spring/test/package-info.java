/**
 * Tests of Spring Boot services on a real PostgreSQL.
 *
 * <p>Start with {@link dev.catalog.spring.test.CatalogTest}, the slice for data access. Any other
 * Spring test takes the database of a {@link dev.catalog.testing.PostgresExtension} in a static
 * field: {@code PostgresCustomizerFactory} finds it, {@code PostgresCustomizer} connects the
 * application context to it.
 */
@NullMarked
package dev.catalog.spring.test;

import org.jspecify.annotations.NullMarked;
