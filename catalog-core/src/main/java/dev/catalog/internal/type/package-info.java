/**
 * How values travel: between Java types and the wire, one by one, in arrays and as text.
 *
 * <p>May use nothing of Catalog but {@code dev.catalog.spi}.
 *
 * <p>Start with {@link dev.catalog.internal.type.ColumnTypes}, {@link
 * dev.catalog.internal.type.BasicType} and {@link dev.catalog.internal.type.TextCodecs}.
 */
@NullMarked
package dev.catalog.internal.type;

import org.jspecify.annotations.NullMarked;
