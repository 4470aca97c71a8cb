/**
 * Measures Catalog against hand-written JDBC and its peers.
 *
 * <p>Start with {@link dev.catalog.benchmarks.Workload}, which lists what is measured; {@link
 * dev.catalog.benchmarks.Contender}, which each library implements; and {@link
 * dev.catalog.benchmarks.Run}, the main program.
 */
@NullMarked
package dev.catalog.benchmarks;

import org.jspecify.annotations.NullMarked;
