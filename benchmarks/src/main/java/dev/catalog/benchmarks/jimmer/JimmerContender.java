package dev.catalog.benchmarks.jimmer;

import com.zaxxer.hikari.HikariDataSource;
import dev.catalog.benchmarks.Bulk;
import dev.catalog.benchmarks.Contender;
import dev.catalog.benchmarks.Pools;
import dev.catalog.benchmarks.Reads;
import dev.catalog.benchmarks.Shop.ProductWithCategory;
import dev.catalog.benchmarks.Shop.ProductWithReviews;
import dev.catalog.benchmarks.Shop.Shelf;
import dev.catalog.benchmarks.Target;
import dev.catalog.benchmarks.Writes;
import dev.catalog.benchmarks.db.Category;
import dev.catalog.benchmarks.db.Product;
import dev.catalog.benchmarks.db.Review;
import dev.catalog.benchmarks.jimmer.model.CategoryModel;
import dev.catalog.benchmarks.jimmer.model.ProductModel;
import dev.catalog.benchmarks.jimmer.model.ReviewModel;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.babyfish.jimmer.ImmutableObjects;
import org.babyfish.jimmer.sql.JSqlClient;
import org.babyfish.jimmer.sql.dialect.PostgresDialect;
import org.babyfish.jimmer.sql.runtime.ConnectionManager;
import org.babyfish.jimmer.sql.transaction.TxConnectionManager;
import org.jspecify.annotations.Nullable;

/** Jimmer: immutable entities from its annotation processor, relations by fetchers. */
public final class JimmerContender implements Contender {

  private final HikariDataSource pool;
  private final TxConnectionManager connections;
  private final JSqlClient client;

  /** Opens the pool. */
  public JimmerContender(Target target) {
    this.pool = Pools.open(target);
    this.connections = ConnectionManager.simpleConnectionManager(pool);
    this.client =
        JSqlClient.newBuilder()
            .setConnectionManager(connections)
            .setDialect(new PostgresDialect())
            .build();
  }

  @Override
  public Reads reads() {
    return new JimmerReads(client, connections);
  }

  @Override
  public Writes writes() {
    return new JimmerWrites(client);
  }

  @Override
  public Optional<Bulk> bulk() {
    return Optional.of(new JimmerBulk(client, connections));
  }

  /** A product read with its category. */
  record WithCategory(ProductModel product) {}

  @Override
  public Object row(Object row) {
    if (row instanceof ProductModel product) {
      return product(product);
    }
    if (row instanceof WithCategory with) {
      return new ProductWithCategory(
          product(with.product),
          Optional.ofNullable(with.product.category()).map(JimmerContender::category));
    }
    if (row instanceof CategoryModel category) {
      return new Shelf(
          category(category),
          category.products().stream()
              .map(
                  product ->
                      new ProductWithReviews(
                          product(product, category.id()),
                          product.reviews().stream()
                              .map(review -> review(review, product.id()))
                              .toList()))
              .toList());
    }
    return row;
  }

  private static Product product(ProductModel product) {
    CategoryModel category = product.category();
    return product(product, category == null ? null : category.id());
  }

  private static Product product(ProductModel product, @Nullable Long category) {
    boolean hasTimes = ImmutableObjects.isLoaded(product, "createdAt");
    return new Product(
        product.id(),
        product.name(),
        product.description(),
        product.price(),
        product.stock(),
        !hasTimes || product.active(),
        hasTimes ? utc(product.createdAt()) : OffsetDateTime.MIN,
        hasTimes ? utc(product.updatedAt()) : OffsetDateTime.MIN,
        category);
  }

  private static OffsetDateTime utc(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC);
  }

  private static Category category(CategoryModel category) {
    return new Category(category.id(), category.name(), category.slug());
  }

  private static Review review(ReviewModel review, long product) {
    return new Review(review.id(), product, review.stars(), review.body());
  }

  @Override
  public void close() {
    pool.close();
  }
}
