/**
 * Type-safe SQL data access for PostgreSQL: generated classes are the nouns, sessions are the
 * verbs, queries are values.
 *
 * <p>Start with {@link dev.catalog.Database}, {@link dev.catalog.Session}, {@link
 * dev.catalog.Rows}, {@link dev.catalog.Query} and {@link dev.catalog.Key}.
 */
@NullMarked
package dev.catalog;

import org.jspecify.annotations.NullMarked;
