package dev.catalog.product;

import java.math.BigDecimal;

/**
 * The figures of one category that has products.
 *
 * @param name the category's name
 * @param productCount its number of products, at least 1
 * @param averagePrice the mean of their prices, rounded half up to cents
 * @param totalStock the sum of their stocks
 */
public record CategoryStats(
    String name, int productCount, BigDecimal averagePrice, long totalStock) {}
