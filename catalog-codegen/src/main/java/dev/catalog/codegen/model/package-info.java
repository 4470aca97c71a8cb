/**
 * What the generator knows of a schema before it writes anything, the names it gives, and the
 * problems it reports.
 *
 * <p>May use nothing else of the generator.
 *
 * <p>Start with {@link dev.catalog.codegen.model.SchemaModel}, {@link
 * dev.catalog.codegen.model.TableModel} and {@link dev.catalog.codegen.model.Naming}.
 */
@NullMarked
package dev.catalog.codegen.model;

import org.jspecify.annotations.NullMarked;
