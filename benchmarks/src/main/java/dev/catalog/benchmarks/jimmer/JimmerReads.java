package dev.catalog.benchmarks.jimmer;

import dev.catalog.benchmarks.Reads;
import dev.catalog.benchmarks.Shop.Filters;
import dev.catalog.benchmarks.Shop.Part;
import dev.catalog.benchmarks.jimmer.model.CategoryModelFetcher;
import dev.catalog.benchmarks.jimmer.model.CategoryModelTable;
import dev.catalog.benchmarks.jimmer.model.ProductModel;
import dev.catalog.benchmarks.jimmer.model.ProductModelFetcher;
import dev.catalog.benchmarks.jimmer.model.ProductModelTable;
import dev.catalog.benchmarks.jimmer.model.ReviewModelFetcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.babyfish.jimmer.Page;
import org.babyfish.jimmer.sql.JSqlClient;
import org.babyfish.jimmer.sql.transaction.TxConnectionManager;

final class JimmerReads implements Reads {

  private static final int ROWS_AT_A_TIME = 1_000;

  private static final ProductModelFetcher WITH_CATEGORY =
      ProductModelFetcher.$.allScalarFields().category(CategoryModelFetcher.$.allScalarFields());

  private static final CategoryModelFetcher SHELF =
      CategoryModelFetcher.$
          .allScalarFields()
          .products(
              ProductModelFetcher.$
                  .allScalarFields()
                  .reviews(ReviewModelFetcher.$.allScalarFields()));

  private static final ProductModelTable PRODUCTS = ProductModelTable.$;

  private final JSqlClient client;

  private final TxConnectionManager connections;

  JimmerReads(JSqlClient client, TxConnectionManager connections) {
    this.client = client;
    this.connections = connections;
  }

  @Override
  public Object productById(long id) {
    return Objects.requireNonNull(client.findById(ProductModel.class, id));
  }

  @Override
  public Object productsByIds(List<Long> ids) {
    Map<Long, ProductModel> byId = new HashMap<>(ids.size() * 2);
    for (ProductModel product : client.findByIds(ProductModel.class, ids)) {
      byId.put(product.id(), product);
    }
    return ids.stream().map(byId::get).toList();
  }

  @Override
  public Object page(Filters filters, int offset, int limit) {
    Page<ProductModel> page =
        client
            .createQuery(PRODUCTS)
            .whereIf(filters.minPrice() != null, () -> PRODUCTS.price().ge(filters.minPrice()))
            .whereIf(filters.maxPrice() != null, () -> PRODUCTS.price().le(filters.maxPrice()))
            .whereIf(filters.active() != null, () -> PRODUCTS.active().eq(filters.active()))
            .whereIf(
                filters.categoryId() != null,
                () -> PRODUCTS.category().id().eq(filters.categoryId()))
            .orderBy(PRODUCTS.id().asc())
            .select(PRODUCTS)
            .fetchPage(offset / limit, limit);
    return new Part<>(page.getRows(), page.getTotalRowCount());
  }

  @Override
  public Object products(int limit) {
    return client
        .createQuery(PRODUCTS)
        .orderBy(PRODUCTS.id().asc())
        .select(PRODUCTS)
        .limit(limit)
        .execute();
  }

  @Override
  public long stockOfAll() {
    long[] stock = {0};
    connections.executeTransaction(
        connection -> {
          client
              .createQuery(PRODUCTS)
              .select(PRODUCTS)
              .forEach(connection, ROWS_AT_A_TIME, product -> stock[0] += product.stock());
          return stock;
        });
    return stock[0];
  }

  @Override
  public Object productsWithCategory() {
    return client
        .createQuery(PRODUCTS)
        .orderBy(PRODUCTS.id().asc())
        .select(PRODUCTS.fetch(WITH_CATEGORY))
        .execute()
        .stream()
        .map(JimmerContender.WithCategory::new)
        .toList();
  }

  @Override
  public Object categoriesWithProductsWithReviews() {
    CategoryModelTable categories = CategoryModelTable.$;
    return client
        .createQuery(categories)
        .orderBy(categories.id().asc())
        .select(categories.fetch(SHELF))
        .execute();
  }

  @Override
  public Object categoryStats() {
    throw new UnsupportedOperationException("its average is a double");
  }
}
