/**
 * What generated code implements and calls. Not meant for hand-written code.
 *
 * <p>Start with {@link dev.catalog.spi.RowType}, {@link dev.catalog.spi.RowReader} and {@link
 * dev.catalog.spi.Assignment}.
 */
@NullMarked
package dev.catalog.spi;

import org.jspecify.annotations.NullMarked;
