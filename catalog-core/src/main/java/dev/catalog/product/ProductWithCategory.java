package dev.catalog.product;

import java.util.Optional;

/**
 * A product and its category.
 *
 * @param product the product
 * @param category its category; empty if it has none
 */
public record ProductWithCategory(Product product, Optional<Category> category) {}
