/** Jdbi 3. */
@NullMarked
package dev.catalog.benchmarks.jdbi;

import org.jspecify.annotations.NullMarked;
