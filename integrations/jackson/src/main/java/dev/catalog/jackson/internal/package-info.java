/**
 * The JSON forms of columns and builders, for each major version of Jackson alike. Not public.
 *
 * <p>Start with {@link dev.catalog.jackson.internal.BuilderForm}, {@link
 * dev.catalog.jackson.internal.Form} and {@link dev.catalog.jackson.internal.JsonInput}. Nothing
 * here uses Jackson.
 */
@NullMarked
package dev.catalog.jackson.internal;

import org.jspecify.annotations.NullMarked;
