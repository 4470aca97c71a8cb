/**
 * A database in a Spring service: it takes part in Spring's transactions, and Spring Boot sets it
 * up.
 *
 * <p>Uses {@code dev.catalog} and {@code dev.catalog.spi}. Read first: {@link
 * dev.catalog.spring.CatalogSpring}, {@code SpringTransactions}, {@code CatalogAutoConfiguration}.
 */
@NullMarked
package dev.catalog.spring;

import org.jspecify.annotations.NullMarked;
