package dev.catalog.benchmarks;

import dev.catalog.benchmarks.db.Category;
import dev.catalog.benchmarks.db.Product;
import dev.catalog.benchmarks.db.Review;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the benchmarks: 100 categories, and any number of products, of which ten in a row
 * belong to one category. Every value is computed from the id, so that checks can compute what to
 * expect.
 */
public final class Shop {

  static final int CATEGORIES = 100;
  static final int PRODUCTS_PER_CATEGORY = 10;
  static final int REVIEWS_PER_PRODUCT = 3;
  static final int PRODUCTS = CATEGORIES * PRODUCTS_PER_CATEGORY;

  private static final OffsetDateTime OPENING =
      OffsetDateTime.of(2020, 1, 1, 8, 0, 0, 0, ZoneOffset.UTC);

  private Shop() {}

  /** A product with the category it belongs to. */
  public record ProductWithCategory(Product product, Optional<Category> category) {}

  /** A product with its reviews. */
  public record ProductWithReviews(Product product, List<Review> reviews) {}

  /** A category with its products. */
  public record Shelf(Category category, List<ProductWithReviews> products) {}

  /** Figures of one category. */
  public record CategoryStats(String name, long products, BigDecimal averagePrice, long stock) {}

  /** A part of a query's rows, and their total number. */
  public record Part<R>(List<R> rows, long total) {}

  /** A product to store; with an id only if the caller chooses it. */
  public record Draft(
      long id,
      String name,
      @Nullable String description,
      BigDecimal price,
      int stock,
      long categoryId) {}

  /** A change to a product. */
  public record Change(long id, BigDecimal price, int stock) {}

  /** The filters for products; null means no filter. */
  public record Filters(
      @Nullable BigDecimal minPrice,
      @Nullable BigDecimal maxPrice,
      @Nullable Boolean active,
      @Nullable Long categoryId) {

    boolean pass(Product product) {
      return (minPrice == null || product.price().compareTo(minPrice) >= 0)
          && (maxPrice == null || product.price().compareTo(maxPrice) <= 0)
          && (active == null || product.isActive() == active)
          && (categoryId == null || categoryId.equals(product.categoryId()));
    }
  }

  static Category category(long id) {
    return new Category(id, "Category %03d".formatted(id), "category-" + id);
  }

  static Product product(long id) {
    Draft draft = draft(id);
    OffsetDateTime time = OPENING.plusSeconds(id);
    return new Product(
        id,
        draft.name,
        draft.description,
        draft.price,
        draft.stock,
        id % 5 != 0,
        time,
        time,
        draft.categoryId);
  }

  static Review review(long id) {
    return new Review(
        id,
        (id - 1) / REVIEWS_PER_PRODUCT + 1,
        (int) (id % 5) + 1,
        "What a reader wrote about it, review " + id);
  }

  /** Returns the product to store for an id. */
  static Draft draft(long id) {
    return new Draft(
        id,
        "Product number " + id,
        id % 3 == 0 ? null : "A thing for sale that is described in one sentence, number " + id,
        BigDecimal.valueOf(100 + id * 7 % 99_900, 2),
        (int) (id % 500),
        (id - 1) / PRODUCTS_PER_CATEGORY % CATEGORIES + 1);
  }

  static Change change(long id) {
    return new Change(id, BigDecimal.valueOf(250 + id % 1_000, 2), (int) (id % 77));
  }

  static List<Product> products(int number) {
    return LongStream.rangeClosed(1, number).mapToObj(Shop::product).toList();
  }

  static List<ProductWithCategory> productsWithCategory() {
    return products(PRODUCTS).stream()
        .map(
            product ->
                new ProductWithCategory(
                    product,
                    Optional.ofNullable(product.categoryId()).map(id -> category((long) id))))
        .toList();
  }

  static List<Shelf> shelves() {
    List<Shelf> shelves = new ArrayList<>();
    for (long id = 1; id <= CATEGORIES; id++) {
      long before = (id - 1) * PRODUCTS_PER_CATEGORY;
      shelves.add(
          new Shelf(
              category(id),
              LongStream.rangeClosed(before + 1, before + PRODUCTS_PER_CATEGORY)
                  .mapToObj(product -> new ProductWithReviews(product(product), reviews(product)))
                  .toList()));
    }
    return shelves;
  }

  private static List<Review> reviews(long product) {
    long before = (product - 1) * REVIEWS_PER_PRODUCT;
    return LongStream.rangeClosed(before + 1, before + REVIEWS_PER_PRODUCT)
        .mapToObj(Shop::review)
        .toList();
  }

  static List<CategoryStats> stats() {
    return IntStream.rangeClosed(1, CATEGORIES).mapToObj(Shop::stats).toList();
  }

  private static CategoryStats stats(int category) {
    List<Product> products =
        products(PRODUCTS).stream().filter(p -> p.categoryId() == category).toList();
    BigDecimal sum = products.stream().map(Product::price).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new CategoryStats(
        category(category).name(),
        products.size(),
        sum.divide(BigDecimal.valueOf(products.size()), 2, java.math.RoundingMode.HALF_UP),
        products.stream().mapToLong(Product::stock).sum());
  }
}
