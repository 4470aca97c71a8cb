/**
 * The ready-made product catalogue: products in categories.
 *
 * <p>Start with {@link dev.catalog.product.CatalogRepository}; {@link
 * dev.catalog.product.CatalogQueries} has only its queries. The row, create and patch types ({@code
 * Product}, {@code NewProduct}, {@code ProductPatch} and those of {@code Category}) are generated
 * from the migration beside this package.
 */
@NullMarked
package dev.catalog.product;

import org.jspecify.annotations.NullMarked;
