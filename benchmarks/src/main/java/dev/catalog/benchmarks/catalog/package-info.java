/** Catalog. */
@NullMarked
package dev.catalog.benchmarks.catalog;

import org.jspecify.annotations.NullMarked;
