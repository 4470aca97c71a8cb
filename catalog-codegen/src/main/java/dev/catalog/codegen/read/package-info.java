/**
 * Reading a schema into the model: the migrations run, jOOQ's metadata is read, and what it leaves
 * out is asked for.
 *
 * <p>May use {@code model}.
 *
 * <p>Start with {@link dev.catalog.codegen.read.MigratedSchemas}, {@link
 * dev.catalog.codegen.read.ModelReader} and {@link dev.catalog.codegen.read.Options}.
 */
@NullMarked
package dev.catalog.codegen.read;

import org.jspecify.annotations.NullMarked;
