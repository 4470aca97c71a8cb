/** Jimmer. */
@NullMarked
package dev.catalog.benchmarks.jimmer;

import org.jspecify.annotations.NullMarked;
