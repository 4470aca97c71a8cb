/** jOOQ. */
@NullMarked
package dev.catalog.benchmarks.jooq;

import org.jspecify.annotations.NullMarked;
