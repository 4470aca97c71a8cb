package dev.catalog.benchmarks.hibernate;

import dev.catalog.benchmarks.Reads;
import dev.catalog.benchmarks.Shop.CategoryStats;
import dev.catalog.benchmarks.Shop.Filters;
import dev.catalog.benchmarks.Shop.Part;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** Stateless sessions; relations with join fetch; the aggregate in SQL. */
final class HibernateReads implements Reads {

  private static final int ROWS_AT_A_TIME = 1_000;

  private static final String STATS =
      "select c.name as name, count(p.id) as products, round(avg(p.price), 2) as averagePrice,"
          + " sum(p.stock) as stock from categories c left join products p on p.category_id = c.id"
          + " group by c.id having count(p.id) > 0 order by c.name";

  private final SessionFactory sessions;

  HibernateReads(SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Object productById(long id) {
    return sessions.fromStatelessSession(session -> session.get(ProductEntity.class, id));
  }

  @Override
  public Object productsByIds(List<Long> ids) {
    return sessions.fromStatelessSession(session -> session.getMultiple(ProductEntity.class, ids));
  }

  @Override
  public Object page(Filters filters, int offset, int limit) {
    String where = where(filters);
    return sessions.fromStatelessSession(
        session -> {
          long total =
              bind(session, "select count(*) from ProductEntity p" + where, Long.class, filters)
                  .getSingleResult();
          List<ProductEntity> rows =
              bind(
                      session,
                      "from ProductEntity p" + where + " order by p.id",
                      ProductEntity.class,
                      filters)
                  .setFirstResult(offset)
                  .setMaxResults(limit)
                  .getResultList();
          return new Part<>(rows, total);
        });
  }

  private static String where(Filters filters) {
    StringBuilder where = new StringBuilder();
    filter(where, filters.minPrice(), "p.price >= :min");
    filter(where, filters.maxPrice(), "p.price <= :max");
    filter(where, filters.active(), "p.active = :active");
    filter(where, filters.categoryId(), "p.categoryId = :category");
    return where.toString();
  }

  private static void filter(
      StringBuilder where, @org.jspecify.annotations.Nullable Object value, String condition) {
    if (value != null) {
      where.append(where.isEmpty() ? " where " : " and ").append(condition);
    }
  }

  private static <T> SelectionQuery<T> bind(
      StatelessSession session, String text, Class<T> type, Filters filters) {
    SelectionQuery<T> query = session.createSelectionQuery(text, type);
    if (filters.minPrice() != null) {
      query.setParameter("min", filters.minPrice());
    }
    if (filters.maxPrice() != null) {
      query.setParameter("max", filters.maxPrice());
    }
    if (filters.active() != null) {
      query.setParameter("active", filters.active());
    }
    if (filters.categoryId() != null) {
      query.setParameter("category", filters.categoryId());
    }
    return query;
  }

  @Override
  public Object products(int limit) {
    return sessions.fromStatelessSession(
        session ->
            session
                .createSelectionQuery("from ProductEntity order by id", ProductEntity.class)
                .setMaxResults(limit)
                .getResultList());
  }

  @Override
  public long stockOfAll() {
    return sessions.fromStatelessTransaction(
        session -> {
          try (Stream<ProductEntity> products =
              session
                  .createSelectionQuery("from ProductEntity", ProductEntity.class)
                  .setFetchSize(ROWS_AT_A_TIME)
                  .getResultStream()) {
            return products.mapToLong(product -> product.stock).sum();
          }
        });
  }

  @Override
  public Object productsWithCategory() {
    return sessions.fromStatelessSession(
        session ->
            session
                .createSelectionQuery(
                    "from ProductEntity p left join fetch p.category order by p.id",
                    ProductEntity.class)
                .getResultList()
                .stream()
                .map(HibernateContender.WithCategory::new)
                .toList());
  }

  @Override
  public Object categoriesWithProductsWithReviews() {
    return sessions.fromStatelessSession(
        session ->
            session
                .createSelectionQuery(
                    "from CategoryEntity c left join fetch c.products p left join fetch p.reviews"
                        + " order by c.id",
                    CategoryEntity.class)
                .getResultList());
  }

  @Override
  public Object categoryStats() {
    return sessions.fromStatelessSession(
        session -> session.createNativeQuery(STATS, CategoryStats.class).getResultList());
  }
}
