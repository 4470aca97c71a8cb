/**
 * Reading rows with their relations: which tables are joined, which children are loaded, and how
 * the parts of a row are put together.
 *
 * <p>May use {@code table} and the rooms before it.
 *
 * <p>Start with {@link dev.catalog.internal.fetch.FetchTree}, {@link
 * dev.catalog.internal.fetch.FetchPlan} and {@link dev.catalog.internal.fetch.RowsRequest}.
 */
@NullMarked
package dev.catalog.internal.fetch;

import org.jspecify.annotations.NullMarked;
