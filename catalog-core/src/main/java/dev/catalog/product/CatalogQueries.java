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
 * What can be asked of the product catalogue. Works in any session, also in the block of {@link
 * dev.catalog.Database#read}, which cannot write.
 *
 * <p>Made per block at no cost. Every method throws {@link dev.catalog.DatabaseException} when the
 * database or the way to it fails. Belongs to the session it was made for, and is as safe to share
 * between threads as that is.
 */
public class CatalogQueries {

  private static final Param<Boolean> ACTIVE =
      DSL.param("active", PRODUCTS.IS_ACTIVE.getDataType());

  private static final Rows<Product> BY_ACTIVITY =
      Product.ROWS
          .where(PRODUCTS.IS_ACTIVE.eq(ACTIVE))
          .orderBy(PRODUCTS.CREATED_AT.desc(), PRODUCTS.ID.desc());

  private static final Rows<ProductWithCategory> WITH_CATEGORY =
      Product.ROWS
          .orderBy(PRODUCTS.CREATED_AT.desc(), PRODUCTS.ID.desc())
          .with(Product.CATEGORY)
          .into(ProductWithCategory::new);

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
   * Returns products by activity, the newest first.
   *
   * <p>One statement: {@code select ... from products where is_active = ? order by created_at desc,
   * id desc limit ? offset ?}.
   *
   * @param active whether to return the active or the inactive ones
   * @param offset rows to leave out, 0 for none
   * @param limit rows to return at most
   * @throws IllegalArgumentException if a number is negative; nothing is sent
   */
  public List<Product> listProducts(boolean active, long offset, int limit) {
    return session.list(BY_ACTIVITY.bind(ACTIVE, active).offset(offset).limit(limit));
  }

  /**
   * Returns a page of products by activity, the newest first, with the number of all of them, which
   * is right also past the end.
   *
   * <p>One statement: {@code select t.total, q.* from (select count(*) ...) t left join lateral
   * (select ... limit ? offset ?) q on true}.
   *
   * @param active whether to return the active or the inactive ones
   * @param offset rows to leave out, 0 for none
   * @param limit rows to return at most
   * @throws IllegalArgumentException if a number is negative; nothing is sent
   */
  public Page<Product> pageProducts(boolean active, long offset, int limit) {
    return session.page(BY_ACTIVITY.bind(ACTIVE, active), offset, limit);
  }

  /**
   * Returns products with their categories, the newest first.
   *
   * <p>One statement: {@code select ... from products left join categories as category on ... order
   * by created_at desc, id desc limit ? offset ?}.
   *
   * @param offset rows to leave out, 0 for none
   * @param limit rows to return at most
   * @throws IllegalArgumentException if a number is negative; nothing is sent
   */
  public List<ProductWithCategory> listProductsWithCategory(long offset, int limit) {
    return session.list(WITH_CATEGORY.offset(offset).limit(limit));
  }

  /**
   * Returns all categories by name, each with its products by id.
   *
   * <p>Two statements for any number of rows, in one snapshot: {@code select ... from categories
   * order by name} and {@code select ... from products where category_id = any(?) order by id}. No
   * categories: the first only.
   */
  public List<CategoryWithProducts> listCategoriesWithProducts() {
    return session.list(WITH_PRODUCTS);
  }

  /**
   * Returns the figures of each category that has products, the greatest number of products first,
   * then by name.
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
