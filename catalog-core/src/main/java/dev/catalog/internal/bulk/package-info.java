/**
 * The verbs that write many rows: chunks of bounded size, COPY, and which row of the input failed.
 *
 * <p>May use {@code query} and the rooms before it.
 *
 * <p>Start with {@link dev.catalog.internal.bulk.ChunkedRequest}, {@link
 * dev.catalog.internal.bulk.Chunks} and {@link dev.catalog.internal.bulk.RowErrors}.
 */
@NullMarked
package dev.catalog.internal.bulk;

import org.jspecify.annotations.NullMarked;
