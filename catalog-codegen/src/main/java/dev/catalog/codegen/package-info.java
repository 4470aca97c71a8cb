/**
 * Runs a project's migrations on a throwaway PostgreSQL and generates Java types from what they
 * leave behind.
 *
 * <p>Start with {@link dev.catalog.codegen.MigratedDatabase}, the {@code <database><name>} of
 * jOOQ's code generator, and {@link dev.catalog.codegen.CatalogGenerator}, its {@code
 * <generator><name>}. What goes wrong is a {@link
 * dev.catalog.codegen.model.CatalogGenerationException} that says what to change.
 */
@NullMarked
package dev.catalog.codegen;

import org.jspecify.annotations.NullMarked;
