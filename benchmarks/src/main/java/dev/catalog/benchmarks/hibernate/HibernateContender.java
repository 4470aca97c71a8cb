package dev.catalog.benchmarks.hibernate;

import static java.util.Objects.requireNonNull;

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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** Hibernate's stateless sessions, with JDBC batches and queries whose text is constant. */
public final class HibernateContender implements Contender {

  private final HikariDataSource pool;
  private final SessionFactory sessions;

  /** Opens the pool and the session factory. */
  public HibernateContender(Target target) {
    this.pool = Pools.open(target);
    Configuration configuration = new Configuration();
    configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
    configuration.setProperty(AvailableSettings.JDBC_TIME_ZONE, "UTC");
    configuration
        .addAnnotatedClass(CategoryEntity.class)
        .addAnnotatedClass(ProductEntity.class)
        .addAnnotatedClass(ReviewEntity.class)
        .addAnnotatedClass(LoadedProduct.class)
        .addAnnotatedClass(KeyedProduct.class)
        .addAnnotatedClass(PricedProduct.class);
    this.sessions = configuration.buildSessionFactory();
  }

  @Override
  public Reads reads() {
    return new HibernateReads(sessions);
  }

  @Override
  public Writes writes() {
    return new HibernateWrites(sessions);
  }

  @Override
  public Optional<Bulk> bulk() {
    return Optional.of(new HibernateBulk(sessions));
  }

  /** A product read with its category. */
  record WithCategory(ProductEntity product) {}

  @Override
  public Object row(Object row) {
    if (row instanceof ProductEntity product) {
      return product(product);
    }
    if (row instanceof LoadedProduct product) {
      return loaded(product);
    }
    if (row instanceof WithCategory with) {
      return new ProductWithCategory(
          product(with.product),
          Optional.ofNullable(with.product.category).map(HibernateContender::category));
    }
    if (row instanceof CategoryEntity category) {
      return new Shelf(
          category(category),
          category.products.stream()
              .map(
                  product ->
                      new ProductWithReviews(
                          product(product),
                          product.reviews.stream().map(HibernateContender::review).toList()))
              .toList());
    }
    return row;
  }

  private static Product product(ProductEntity product) {
    return new Product(
        requireNonNull(product.id),
        product.name,
        product.description,
        product.price,
        product.stock,
        requireNonNull(product.active),
        utc(requireNonNull(product.createdAt)),
        utc(requireNonNull(product.updatedAt)),
        product.categoryId);
  }

  /** A batch returns nothing that the server filled in, except the id. */
  private static Product loaded(LoadedProduct product) {
    return new Product(
        requireNonNull(product.id),
        product.name,
        product.description,
        product.price,
        product.stock,
        true,
        OffsetDateTime.MIN,
        OffsetDateTime.MIN,
        product.categoryId);
  }

  private static OffsetDateTime utc(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC);
  }

  private static Category category(CategoryEntity category) {
    return new Category(category.id, category.name, category.slug);
  }

  private static Review review(ReviewEntity review) {
    return new Review(review.id, review.productId, review.stars, review.body);
  }

  @Override
  public void close() {
    sessions.close();
    pool.close();
  }
}
