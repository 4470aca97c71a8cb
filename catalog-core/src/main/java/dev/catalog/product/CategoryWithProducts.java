package dev.catalog.product;

import java.util.List;

/**
 * A category and all its products.
 *
 * @param category the category
 * @param products its products in order of id; empty if it has none
 */
public record CategoryWithProducts(Category category, List<Product> products) {}
