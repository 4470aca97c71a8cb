/**
 * Running jOOQ's generator: whether anything has changed since the last run, and failures that jOOQ
 * would only log.
 *
 * <p>May use {@code read} and the rooms before it.
 *
 * <p>Start with {@link dev.catalog.codegen.run.StrictGenerator}, {@link
 * dev.catalog.codegen.run.Fingerprint} and {@link dev.catalog.codegen.run.Inputs}.
 */
@NullMarked
package dev.catalog.codegen.run;

import org.jspecify.annotations.NullMarked;
