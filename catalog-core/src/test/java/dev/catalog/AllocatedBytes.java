package dev.catalog;

import static dev.catalog.Projection.columns;
import static dev.catalog.fixture.shop.Tables.EMPLOYEES;
import static dev.catalog.product.Tables.CATEGORIES;
import static dev.catalog.product.Tables.PRODUCTS;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.round;
import static org.jooq.impl.DSL.sum;

import com.sun.management.ThreadMXBean;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.catalog.HandWrittenReads.OrderWithItems;
import dev.catalog.HandWrittenReads.Seller;
import dev.catalog.HandWrittenWrites.Draft;
import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.Order;
import dev.catalog.product.CategoryStats;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import dev.catalog.product.ProductPatch;
import dev.catalog.product.ProductWithCategory;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Prints what a call of each main operation allocates on the calling thread, hand-written and by
 * Catalog; run in a JVM of its own by {@link AllocationTest}. A line is {@code name rows
 * hand-written catalog}.
 */
final class AllocatedBytes {

  /** Products that {@link AllocationTest} stores; ids from {@link #FIRST_ID}. */
  static final int PRODUCTS_STORED = 4_000;

  /** Above what the JVM holds ready boxes for. */
  static final int FIRST_ID = 1_001;

  /** Until the driver has prepared the statement on the server, and every class is loaded. */
  private static final int WARM_UP = 7;

  private static final int REPETITIONS = 4;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final BigDecimal LEAST = new BigDecimal("20.00");
  private static final Param<BigDecimal> MIN_PRICE =
      DSL.param("minPrice", PRODUCTS.PRICE.getDataType());
  private static final Param<BigDecimal> MAX_PRICE =
      DSL.param("maxPrice", PRODUCTS.PRICE.getDataType());
  private static final Param<Boolean> ACTIVE =
      DSL.param("active", PRODUCTS.IS_ACTIVE.getDataType());

  private static final Rows<Product> BY_ID = Product.ROWS.orderBy(PRODUCTS.ID);

  private static final Rows<Product> FILTERED =
      BY_ID
          .whereIfBound(PRODUCTS.PRICE.ge(MIN_PRICE))
          .whereIfBound(PRODUCTS.PRICE.le(MAX_PRICE))
          .whereIfBound(PRODUCTS.IS_ACTIVE.eq(ACTIVE));

  private static final Rows<ProductWithCategory> WITH_CATEGORY =
      BY_ID.with(Product.CATEGORY).into(ProductWithCategory::new);

  private static final Rows<Seller> SELLERS =
      Employee.ROWS
          .orderBy(EMPLOYEES.ID)
          .with(Employee.ORDERS_BY_SELLER.with(Order.ORDER_ITEMS).into(OrderWithItems::new))
          .into(Seller::new);

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
              .orderBy(CATEGORIES.NAME));

  private final Database db;
  private final HandWrittenReads reads;
  private final HandWrittenWrites writes;

  private AllocatedBytes(Database db, HikariDataSource pool) {
    this.db = db;
    this.reads = new HandWrittenReads(pool);
    this.writes = new HandWrittenWrites(pool);
  }

  public static void main(String[] arguments) throws Exception {
    try (Database db = SmallHeap.open(arguments);
        HikariDataSource pool = pool(arguments)) {
      AllocatedBytes bytes = new AllocatedBytes(db, pool);
      bytes.reads();
      bytes.writes();
      bytes.bulk(1_000);
      bytes.bulk(2_000);
    }
  }

  /** The settings that Catalog gives its own pool and the driver, as far as they show in a call. */
  private static HikariDataSource pool(String[] arguments) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments[0]);
    config.setUsername(arguments[1]);
    config.setPassword(arguments[2]);
    config.setMaximumPoolSize(2);
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("assumeMinServerVersion", "15");
    config.addDataSourceProperty(
        "binaryTransferDisable",
        "POINT,BOX,TEXT_ARRAY,VARCHAR_ARRAY,FLOAT4_ARRAY,FLOAT8_ARRAY,BYTEA_ARRAY");
    return new HikariDataSource(config);
  }

  private interface Call {
    Object run() throws Exception;
  }

  private void reads() throws Exception {
    long id = FIRST_ID + 5;
    compare("find", 1, () -> reads.find(id), () -> db.find(Product.BY_ID, id));
    for (int rows : new int[] {20, 40}) {
      List<Long> ids = LongStream.range(FIRST_ID, FIRST_ID + rows).boxed().toList();
      compare("findAll", rows, () -> reads.findAll(ids), () -> db.findAll(Product.BY_ID, ids));
      compare(
          "page",
          rows,
          () -> reads.page(LEAST, true, 40, rows),
          () ->
              db.page(
                  FILTERED
                      .bindIfPresent(MIN_PRICE, LEAST)
                      .bindIfPresent(MAX_PRICE, null)
                      .bindIfPresent(ACTIVE, true),
                  40,
                  rows));
    }
    for (int rows : new int[] {100, 200}) {
      compare("list", rows, () -> reads.list(rows), () -> db.list(BY_ID.limit(rows)));
      compare(
          "to-one",
          rows,
          () -> reads.listWithCategory(rows),
          () -> db.list(WITH_CATEGORY.limit(rows)));
    }
    // 5 orders with 3 items each
    for (int sellers : new int[] {20, 40}) {
      compare(
          "to-many",
          sellers * (1 + 5 + 5 * 3),
          () -> reads.sellers(sellers),
          () -> db.list(SELLERS.limit(sellers)));
    }
    for (int rows : new int[] {50, 100}) {
      compare("stats", rows, () -> reads.stats(rows), () -> db.list(STATS.limit(rows)));
    }
    for (int rows : new int[] {2_000, 4_000}) {
      compare("stream", rows, () -> reads.stockOf(rows), () -> stockOf(rows));
    }
  }

  private long stockOf(int rows) {
    return db.<Product, Long, RuntimeException>stream(
        BY_ID.limit(rows), products -> products.mapToLong(Product::stock).sum());
  }

  private void writes() throws Exception {
    Draft draft = draft(FIRST_ID + 7);
    compare("insert", 1, () -> writes.insert(draft), () -> db.insert(newProduct(draft)));
    compare(
        "patch",
        1,
        () -> writes.patch(draft),
        () -> db.update(Product.BY_ID, draft.id(), patch(draft)));
    compare(
        "upsert",
        1,
        () -> writes.upsert(draft),
        () -> db.upsert(Product.BY_ID, newProduct(draft).id(draft.id())));
  }

  private void bulk(int rows) throws Exception {
    List<Draft> drafts =
        LongStream.range(FIRST_ID, FIRST_ID + rows).mapToObj(AllocatedBytes::draft).toList();
    List<NewProduct> products = drafts.stream().map(AllocatedBytes::newProduct).toList();
    Map<Long, ProductPatch> patches = new LinkedHashMap<>();
    drafts.forEach(draft -> patches.put(draft.id(), patch(draft)));
    compare("insertAll", rows, () -> writes.insertAll(drafts), () -> db.insertAll(products));
    compare(
        "updateAll",
        rows,
        () -> writes.updateAll(drafts),
        () -> db.updateAll(Product.BY_ID, patches));
    List<NewProduct> known =
        drafts.stream().map(draft -> newProduct(draft).id(draft.id())).toList();
    compare(
        "upsertAll",
        rows,
        () -> writes.upsertAll(drafts),
        () -> db.upsertAll(Product.BY_ID, known));
    compare("copyIn", rows, () -> writes.copy(drafts), () -> db.copyIn(products.stream()));
  }

  private static Draft draft(long id) {
    return new Draft(
        id, "Product number " + id, BigDecimal.valueOf(100_000 + id, 2), (int) (id % 500));
  }

  private static NewProduct newProduct(Draft draft) {
    return NewProduct.name(draft.name()).price(draft.price()).stock(draft.stock());
  }

  private static ProductPatch patch(Draft draft) {
    return new ProductPatch().price(draft.price()).stock(draft.stock());
  }

  private static void compare(String name, int rows, Call handWritten, Call catalog)
      throws Exception {
    checkAlike(name, handWritten.run(), catalog.run());
    System.out.printf("%s %d %d %d%n", name, rows, bytes(handWritten), bytes(catalog));
  }

  /** Rows that were written differ in what the server filled in. */
  private static void checkAlike(String name, Object handWritten, Object catalog) {
    boolean alike =
        handWritten.equals(catalog)
            || name.matches("insert|patch|upsert") && handWritten.getClass() == catalog.getClass()
            || name.matches("insertAll|updateAll|upsertAll")
                && ((Collection<?>) handWritten).size() == ((Collection<?>) catalog).size();
    if (!alike) {
      throw new AssertionError(name + ": " + handWritten + " and " + catalog);
    }
  }

  /** Returns the least of some calls: a connection that was idle is checked before the first. */
  private static long bytes(Call call) throws Exception {
    long thread = Thread.currentThread().getId();
    for (int i = 0; i < WARM_UP; i++) {
      call.run();
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < REPETITIONS; i++) {
      long before = THREADS.getThreadAllocatedBytes(thread);
      call.run();
      least = Math.min(least, THREADS.getThreadAllocatedBytes(thread) - before);
    }
    return least;
  }
}
