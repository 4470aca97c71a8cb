/**
 * JSON of generated rows, create types and patches with Jackson 3.
 *
 * <p>Start with {@link dev.catalog.jackson.CatalogModule}. The module for Jackson 2 is in {@code
 * dev.catalog.jackson2}.
 */
@NullMarked
package dev.catalog.jackson;

import org.jspecify.annotations.NullMarked;
