package dev.catalog.product;

import static dev.catalog.Projection.columns;
import static dev.catalog.product.Tables.CATEGORIES;
import static dev.catalog.product.Tables.PRODUCTS;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.round;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import dev.catalog.Page;
import dev.catalog.Query;
import dev.catalog.ReadSession;
import dev.catalog.Rows;
import java.util.List;
import java.util.Optional;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The queries of the product catalogue. Works in any session, including in a block of {@link
 * dev.catalog.Database#read}, which cannot write.
 *
 * <p>Creating one for each block costs nothing. Every method throws {@link
 * dev.catalog.DatabaseException} if the database or the connection to it fails. Belongs to the
 * session it was created for, and may be shared between threads if that session may.
 */
public class CatalogQueries {

  private static final Param<Boolean> ACTIVE =
      DSL.param("active", PRODUCTS.IS_ACTIVE.getDataType());

  private static final Rows<Product> BY_ACTIVITY =
      Product.ROWS
          .where(PRODUCTS.IS_ACTIVE.eq(ACTIVE))
          .orderBy(PRODUCTS.CREATED_AT.desc(), PRODUCTS.ID.desc());

  private static final Rows<ProductWithCategory> WITH_CATEGORY =
      BY_ACTIVITY.with(Product.CATEGORY).into(ProductWithCategory::new);

  private static final Rows<CategoryWithProducts> WITH_PRODUCTS =
      Category.ROWS
          .orderBy(CATEGORIES.NAME)
          .with(Category.PRODUCTS)
          .into(CategoryWithProducts::new);

  private static final Query<CategoryStats> STATS =
      Query.of(
          columns(
                  CATEGORIES.NAME,
                  count(PRODUCTS.ID),
                  round(avg(PRODUCTS.PRICE), 2),
                  sum(PRODUCTS.STOCK).coerce(SQLDataType.BIGINT))
              .into(CategoryStats::new)
              .from(CATEGORIES)
              .leftJoin(PRODUCTS)
              .on(PRODUCTS.CATEGORY_ID.eq(CATEGORIES.ID))
              .groupBy(CATEGORIES.ID)
              .having(count(PRODUCTS.ID).gt(0))
              .orderBy(count(PRODUCTS.ID).desc(), CATEGORIES.NAME));

  private static final Rows<Product> PRICIER_THAN_AVERAGE =
      Product.ROWS
          .where(PRODUCTS.PRICE.gt(select(avg(PRODUCTS.PRICE)).from(PRODUCTS)))
          .orderBy(PRODUCTS.PRICE.desc(), PRODUCTS.ID);

  private final ReadSession session;

  CatalogQueries(ReadSession session) {
    this.session = session;
  }

  /** Returns the queries of a session. */
  public static CatalogQueries of(ReadSession session) {
    return new CatalogQueries(session);
  }

  /**
   * Returns the product with an id, or empty.
   *
   * <p>One statement: {@code select ... from products where id = ?}.
   */
  public Optional<Product> findProduct(long id) {
    return session.find(Product.BY_ID, id);
  }

  /**
   * Returns the active or the inactive products, the newest first.
   *
   * <p>One statement: {@code select ... from products where is_active = ? order by created_at desc,
   * id desc limit ? offset ?}.
   *
   * @param active whether to return the active or the inactive ones
   * @param offset the number of rows to skip, 0 for none
   * @param limit the maximum number of rows to return
   * @throws IllegalArgumentException if a number is negative; nothing is sent
   */
  public List<Product> listProducts(boolean active, long offset, int limit) {
    return session.list(BY_ACTIVITY.bind(ACTIVE, active).offset(offset).limit(limit));
  }

  /**
   * Returns a page of the active or the inactive products, the newest first, with their total
   * number, which is right even past the end.
   *
   * <p>One statement: {@code select t.total, q.* from (select count(*) ...) t left join lateral
   * (select ... limit ? offset ?) q on true}.
   *
   * @param active whether to return the active or the inactive ones
   * @param offset the number of rows to skip, 0 for none
   * @param limit the maximum number of rows to return
   * @throws IllegalArgumentException if a number is negative; nothing is sent
   */
  public Page<Product> pageProducts(boolean active, long offset, int limit) {
    return session.page(BY_ACTIVITY.bind(ACTIVE, active), offset, limit);
  }

  /**
   * Returns the active or the inactive products with their categories, the newest first.
   *
   * <p>One statement: {@code select ... from products left join categories as category on ... where
   * is_active = ? order by created_at desc, id desc limit ? offset ?}.
   *
   * @param active whether to return the active or the inactive ones
   * @param offset the number of rows to skip, 0 for none
   * @param limit the maximum number of rows to return
   * @throws IllegalArgumentException if a number is negative; nothing is sent
   */
  public List<ProductWithCategory> listProductsWithCategory(
      boolean active, long offset, int limit) {
    return session.list(WITH_CATEGORY.bind(ACTIVE, active).offset(offset).limit(limit));
  }

  /**
   * Returns all categories in order of name, each with its products in order of id.
   *
   * <p>Two statements for any number of rows, in one snapshot: {@code select ... from categories
   * order by name} and {@code select ... from products where category_id = any(?) order by id}. If
   * there are no categories, only the first is sent.
   */
  public List<CategoryWithProducts> listCategoriesWithProducts() {
    return session.list(WITH_PRODUCTS);
  }

  /**
   * Returns the figures of each category that has products, ordered by the number of products,
   * highest first, and then by name.
   *
   * <p>One statement: {@code select name, count(...), round(avg(price), 2), sum(stock) from
   * categories left join products on ... group by ... having count(...) > 0 order by ...}.
   */
  public List<CategoryStats> categoryStats() {
    return session.list(STATS);
  }

  /**
   * Returns the products that cost more than the average product, the dearest first.
   *
   * <p>One statement: {@code select ... from products where price > (select avg(price) from
   * products) order by price desc, id}.
   */
  public List<Product> productsPricierThanAverage() {
    return session.list(PRICIER_THAN_AVERAGE);
  }
}
