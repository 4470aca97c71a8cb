/**
 * SQL texts and their binds: rendering a jOOQ tree once, and the values of one use of it.
 *
 * <p>May use {@code type}.
 *
 * <p>Start with {@link dev.catalog.internal.sql.SqlText}, {@link dev.catalog.internal.sql.Bind} and
 * {@link dev.catalog.internal.sql.Renderer}.
 */
@NullMarked
package dev.catalog.internal.sql;

import org.jspecify.annotations.NullMarked;
