/**
 * Writing the model as Java source: rows, builders, values and the holder of a schema.
 *
 * <p>May use {@code model}.
 *
 * <p>Start with {@link dev.catalog.codegen.emit.RowEmitter}, {@link
 * dev.catalog.codegen.emit.BuilderEmitter} and {@link dev.catalog.codegen.emit.JavaFile}.
 */
@NullMarked
package dev.catalog.codegen.emit;

import org.jspecify.annotations.NullMarked;
