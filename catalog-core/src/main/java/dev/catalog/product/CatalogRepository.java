package dev.catalog.product;

import static dev.catalog.product.Tables.PRODUCTS;

import dev.catalog.Migrations;
import dev.catalog.Rows;
import dev.catalog.Session;
import java.util.Optional;
import org.jooq.Param;
import org.jooq.impl.DSL;

/**
 * The queries and the writes of the product catalogue.
 *
 * <p>Creating one for each session costs nothing: {@code CatalogRepository.of(db)} commits each
 * call by itself, and {@code db.run(tx -> CatalogRepository.of(tx)...)} commits or rolls back the
 * block as a whole. A write that violates a constraint throws {@link
 * dev.catalog.ConstraintViolationException}, which names it. Belongs to the session it was created
 * for, and may be shared between threads if that session may.
 */
public final class CatalogRepository extends CatalogQueries {

  /**
   * Creates the catalogue's tables in the PostgreSQL schema {@code catalog}, with a history table
   * of their own, so that they do not interfere with a service's own migrations.
   */
  public static final Migrations MIGRATIONS =
      Migrations.of("classpath:dev/catalog/product/migration")
          .schema("catalog")
          .historyTable("catalog_history");

  private static final Param<Long> CATEGORY = DSL.param("category", Long.class);

  private static final Rows<Product> ACTIVE_OF_CATEGORY =
      Product.ROWS.where(PRODUCTS.CATEGORY_ID.eq(CATEGORY).and(PRODUCTS.IS_ACTIVE.isTrue()));

  private final Session session;

  private CatalogRepository(Session session) {
    super(session);
    this.session = session;
  }

  /** Returns the catalogue of a session. */
  public static CatalogRepository of(Session session) {
    return new CatalogRepository(session);
  }

  /**
   * Creates a category and returns it, with its generated id.
   *
   * <p>One statement: {@code insert into categories (...) values (...) returning ...}.
   *
   * @throws dev.catalog.ConstraintViolationException if its name or slug is taken; nothing is
   *     stored
   */
  public Category createCategory(NewCategory category) {
    return session.insert(category);
  }

  /**
   * Creates a product and returns it, with its generated id and its defaults.
   *
   * <p>One statement: {@code insert into products (...) values (...) returning ...}.
   *
   * @throws dev.catalog.ConstraintViolationException if its category does not exist, or its price
   *     or stock is negative; nothing is stored
   */
  public Product createProduct(NewProduct product) {
    return session.insert(product);
  }

  /**
   * Updates some columns of a product and returns the updated product, or empty if there is none
   * with this id. The database sets {@code updated_at}. An empty patch only reads the product.
   *
   * <p>One statement: {@code update products set ... where id = ? returning ...}.
   *
   * @throws dev.catalog.ConstraintViolationException as {@link #createProduct}; nothing is changed
   */
  public Optional<Product> updateProduct(long id, ProductPatch patch) {
    return session.update(Product.BY_ID, id, patch);
  }

  /**
   * Deactivates the active products of a category and returns their number.
   *
   * <p>One statement: {@code update products set is_active = ? where category_id = ? and
   * is_active}.
   */
  public int deactivateProducts(long categoryId) {
    return session.updateWhere(
        ACTIVE_OF_CATEGORY.bind(CATEGORY, categoryId), new ProductPatch().isActive(false));
  }

  /**
   * Deletes a product.
   *
   * <p>One statement: {@code delete from products where id = ?}.
   *
   * @return whether there was such a product
   */
  public boolean deleteProduct(long id) {
    return session.delete(Product.BY_ID, id);
  }
}
