/**
 * Queries as values: their texts, pages, slices and cursors, and the requests that run them.
 *
 * <p>May use {@code fetch} and the rooms before it.
 *
 * <p>Start with {@link dev.catalog.internal.query.QueryValue}, {@link
 * dev.catalog.internal.query.TableRows} and {@link dev.catalog.internal.query.TableTexts}.
 */
@NullMarked
package dev.catalog.internal.query;

import org.jspecify.annotations.NullMarked;
