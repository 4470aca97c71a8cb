package dev.catalog.benchmarks;

import dev.catalog.benchmarks.Operation.Check;
import dev.catalog.benchmarks.Operation.Ready;
import dev.catalog.benchmarks.Shop.Draft;
import dev.catalog.benchmarks.Shop.Filters;
import dev.catalog.benchmarks.Shop.Part;
import dev.catalog.benchmarks.db.Product;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Creates a contender's operation for a workload, with its check. */
final class Operations {

  static final int BULK_ROWS = 100_000;
  static final int STREAMED_ROWS = 500_000;
  private static final int VARIANTS = 16;
  private static final int PAGE = 20;
  private static final int BEFORE_PAGE = 40;

  private static final List<List<Long>> KEYS =
      IntStream.range(0, VARIANTS).mapToObj(Operations::keys).toList();

  private static final Filters[] FILTERS = {
    new Filters(BigDecimal.valueOf(5), BigDecimal.valueOf(60), true, null),
    new Filters(BigDecimal.valueOf(5), null, true, null),
    new Filters(null, null, true, null),
    new Filters(null, BigDecimal.valueOf(60), null, null),
  };

  private final Contender contender;
  private final ShopDatabase shop;

  Operations(Contender contender, ShopDatabase shop) {
    this.contender = contender;
    this.shop = shop;
  }

  /**
   * Returns the operation.
   *
   * @throws UnsupportedOperationException if the contender does not support the workload
   */
  Operation of(Workload workload) {
    Reads reads = contender.reads();
    Writes writes = contender.writes();
    return switch (workload) {
      case KEY_READ, CROWD, VIRTUAL_CROWD ->
          reading(VARIANTS, i -> reads.productById(id(i)), i -> Shop.product(id(i)));
      case KEYS_READ ->
          reading(
              VARIANTS,
              i -> reads.productsByIds(KEYS.get(i)),
              i -> KEYS.get(i).stream().map(Shop::product).toList());
      case PAGE ->
          reading(
              FILTERS.length,
              i -> reads.page(FILTERS[i], BEFORE_PAGE, PAGE),
              i -> page(FILTERS[i]));
      case BUILT_PAGE ->
          reading(
              FILTERS.length,
              i -> reads.builtPage(FILTERS[i], BEFORE_PAGE, PAGE),
              i -> page(FILTERS[i]));
      case LIST -> list(reads, Shop.PRODUCTS);
      case LONG_LIST -> list(reads, BULK_ROWS);
      case STREAM ->
          reading(
              1,
              i -> reads.stockOfAll(),
              i -> LongStream.rangeClosed(1, STREAMED_ROWS).map(id -> id % 500).sum());
      case TO_ONE ->
          reading(1, i -> reads.productsWithCategory(), i -> Shop.productsWithCategory());
      case TO_MANY ->
          reading(1, i -> reads.categoriesWithProductsWithReviews(), i -> Shop.shelves());
      case STATS -> reading(1, i -> reads.categoryStats(), i -> Shop.stats());
      case INSERT -> insert(writes);
      case PATCH ->
          new Operation(
              VARIANTS,
              Ready.NOTHING,
              i -> writes.patch(Shop.change(id(i))),
              (i, plain) -> isChanged(id(i), plain));
      case BULK_INSERT ->
          bulk(
              bulk().orElseThrow(() -> missing(workload))::insert,
              drafts(Shop.PRODUCTS),
              0,
              (i, plain) -> areStored(plain));
      case COPY ->
          bulk(
              bulk().orElseThrow(() -> missing(workload))::copy,
              drafts(Shop.PRODUCTS),
              0,
              (i, plain) -> Operation.same((long) BULK_ROWS, plain));
      case BULK_UPDATE ->
          bulk(
              bulk().orElseThrow(() -> missing(workload))::update,
              LongStream.rangeClosed(1, BULK_ROWS).mapToObj(Shop::change).toList(),
              BULK_ROWS,
              (i, plain) -> shop.checkChanged(BULK_ROWS));
      case BULK_UPSERT ->
          bulk(
              bulk().orElseThrow(() -> missing(workload))::upsert,
              drafts(0),
              BULK_ROWS / 2,
              (i, plain) -> shop.checkUpserted(BULK_ROWS));
    };
  }

  private java.util.Optional<Bulk> bulk() {
    return contender.bulk();
  }

  private UnsupportedOperationException missing(Workload workload) {
    return new UnsupportedOperationException("has no " + workload.words());
  }

  private static Operation reading(
      int variants, Operation.Call call, java.util.function.IntFunction<Object> expected) {
    return new Operation(variants, Ready.NOTHING, call, Check.equal(expected));
  }

  private static Operation list(Reads reads, int rows) {
    return reading(1, i -> reads.products(rows), i -> Shop.products(rows));
  }

  private Operation insert(Writes writes) {
    Draft[] drafts =
        LongStream.rangeClosed(1, VARIANTS).mapToObj(Shop::draft).toArray(Draft[]::new);
    return new Operation(
        VARIANTS,
        () -> shop.keepOnly(Shop.PRODUCTS),
        i -> writes.insert(drafts[i]),
        (i, plain) -> isStored(drafts[i], (Product) plain));
  }

  private <T> Operation bulk(
      Function<List<T>, Callable<Object>> verb, List<T> input, int rowsBefore, Check check) {
    List<Callable<Object>> job = new ArrayList<>(1);
    return new Operation(
        1,
        () -> {
          shop.refill(rowsBefore);
          job.clear();
          job.add(verb.apply(input));
        },
        i -> job.get(0).call(),
        check);
  }

  private static List<Draft> drafts(int before) {
    return LongStream.rangeClosed(before + 1, before + BULK_ROWS).mapToObj(Shop::draft).toList();
  }

  private static long id(int variant) {
    return 1 + variant * 389L % Shop.PRODUCTS;
  }

  private static List<Long> keys(int variant) {
    return IntStream.range(0, PAGE).mapToObj(i -> id(variant + 7 * i)).toList();
  }

  private static Part<Product> page(Filters filters) {
    List<Product> all = Shop.products(Shop.PRODUCTS).stream().filter(filters::pass).toList();
    return new Part<>(all.stream().skip(BEFORE_PAGE).limit(PAGE).toList(), all.size());
  }

  private static void isStored(Draft draft, @Nullable Product product) {
    if (product == null || product.id() <= 0 || product.createdAt() == null) {
      throw new AssertionError("not stored: " + product);
    }
    Operation.same(
        new Draft(
            draft.id(),
            product.name(),
            product.description(),
            product.price(),
            product.stock(),
            product.categoryId() == null ? 0 : product.categoryId()),
        draft);
  }

  private static void areStored(@Nullable Object plain) {
    List<?> rows = (List<?>) java.util.Objects.requireNonNull(plain);
    Operation.same(BULK_ROWS, rows.size());
    for (int i = 0; i < BULK_ROWS; i += 997) {
      isStored(Shop.draft(Shop.PRODUCTS + i + 1), (Product) rows.get(i));
    }
  }

  private static void isChanged(long id, @Nullable Object plain) {
    Product product = (Product) java.util.Objects.requireNonNull(plain);
    Operation.same(
        Shop.change(id), new Shop.Change(product.id(), product.price(), product.stock()));
    if (!product.updatedAt().isAfter(product.createdAt())) {
      throw new AssertionError("the trigger's updated_at did not come back: " + product);
    }
  }
}
