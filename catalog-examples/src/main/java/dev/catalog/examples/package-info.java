/**
 * Programs that embed Catalog the way a service does.
 *
 * <p>Start with {@link dev.catalog.examples.WalkThrough}, which shows every pattern with the SQL it
 * sends; the calls are in {@code ReadChapters}, {@code WriteChapters} and {@code SessionChapters}.
 */
@NullMarked
package dev.catalog.examples;

import org.jspecify.annotations.NullMarked;
