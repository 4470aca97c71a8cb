/** The reference: JDBC written by hand, as fast as it can be written. */
@NullMarked
package dev.catalog.benchmarks.jdbc;

import org.jspecify.annotations.NullMarked;
