/**
 * Verbs of Catalog that the library does not have yet: not compiled, see the POM's property later.
 */
@NullMarked
package dev.catalog.benchmarks.catalog.later;

import org.jspecify.annotations.NullMarked;
