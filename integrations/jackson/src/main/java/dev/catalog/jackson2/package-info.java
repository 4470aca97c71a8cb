/**
 * JSON of generated rows, create types and patches with Jackson 2.
 *
 * <p>Start with {@link dev.catalog.jackson2.CatalogModule}. The module for Jackson 3 is in {@code
 * dev.catalog.jackson}.
 */
@NullMarked
package dev.catalog.jackson2;

import org.jspecify.annotations.NullMarked;
