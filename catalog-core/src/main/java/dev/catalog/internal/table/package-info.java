/**
 * What the run time knows of tables and keys, and the texts that write single rows.
 *
 * <p>May use {@code connection} and the rooms before it.
 *
 * <p>Start with {@link dev.catalog.internal.table.TableMetadata}, {@link
 * dev.catalog.internal.table.KeyTexts} and {@link dev.catalog.internal.table.UpsertTexts}.
 */
@NullMarked
package dev.catalog.internal.table;

import org.jspecify.annotations.NullMarked;
