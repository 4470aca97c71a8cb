package dev.catalog.product;

import java.util.Optional;

/**
 * A product and the category it belongs to.
 *
 * @param product the product
 * @param category its category; empty when it has none
 */
public record ProductWithCategory(Product product, Optional<Category> category) {}
