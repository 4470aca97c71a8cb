/** The measurements, as a table, as JSON, and as a chart. */
@NullMarked
package dev.catalog.benchmarks.report;

import org.jspecify.annotations.NullMarked;
