package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.product.CatalogRepository;
import dev.catalog.testing.PostgresExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Catalog allocates above the same calls written by hand. */
class AllocationTest {

  /**
   * Bytes above the hand-written call; what is measured stands in target/allocated-bytes.txt. A
   * budget is lowered when the path gets shorter.
   */
  private static final String BUDGETS =
      """
      # operation | rows | per call | per row | the bytes per row are for
      find        |    1 |      190 |       0 | nothing
      findAll     |   20 |      600 |       0 | nothing
      page        |   20 |      350 |       0 | nothing
      list        |  100 |      200 |       0 | nothing
      to-one      |  100 |      200 |       0 | nothing
      to-many     |  420 |      200 |       0 | nothing
      stats       |   50 |      280 |      24 | the box of a bigint that stands for itself, not in a row type
      stream      | 2000 |     4600 |       1 | what reads a batch of 1,000 rows
      insert      |    1 |      240 |       0 | nothing
      patch       |    1 |      270 |       0 | nothing
      upsert      |    1 |      340 |       0 | nothing
      insertAll   | 1000 |      400 |      17 | the lists of a chunk, and where its rows stand in the input
      updateAll   | 1000 |      500 |      49 | as of insertAll, the keys, and the number that comes back with each row
      upsertAll   | 1000 |      500 |      21 | as of insertAll, and the keys
      copyIn      | 1000 |      620 |       0 | nothing
      """;

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/shop");

  /**
   * Without the second compiler the JVM leaves no allocation out, so that the figures are the same
   * in every run, however warm it is.
   */
  private static final List<String> OPTIONS = List.of("-Xmx128m", "-XX:TieredStopAtLevel=1");

  private static final String ROWS =
      """
      insert into catalog.categories (id, name, slug)
        select i, 'Category ' || i, 'category-' || i from generate_series(1001, 1100) i;
      insert into catalog.products
          (id, name, description, price, stock, created_at, updated_at, category_id)
        select i, 'Product number ' || i, 'A thing for sale', i, i %% 500,
            '2020-01-01T08:00:00Z', '2020-01-01T08:00:00Z', 1001 + i %% 100
        from generate_series(%1$d, %1$d + %2$d - 1) i;
      alter table catalog.products alter id restart 100000;
      insert into employees (id, name) overriding system value
        select i, 'Employee ' || i from generate_series(1001, 1040) i;
      insert into customers (email) values ('a@example.org');
      insert into orders (id, customer_id, seller_id, status, placed_at)
        select i, c.id, 1001 + i / 5, 'paid', '2020-01-01T08:00:00Z'
        from generate_series(0, 199) i, customers c;
      insert into order_items (order_id, line_no, article, price)
        select o.id, line, 'Article ' || line, 9.99 from orders o, generate_series(1, 3) line;
      vacuum analyze;
      """
          .formatted(AllocatedBytes.FIRST_ID, AllocatedBytes.PRODUCTS_STORED);

  /** Bytes above the hand-written call, by operation and number of rows. */
  private static final Map<String, Long> ABOVE = new HashMap<>();

  @BeforeAll
  static void measure(@TempDir Path directory) throws Exception {
    try (Database db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .build())) {
      db.migrate(CatalogRepository.MIGRATIONS);
    }
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement()) {
      for (String sql : ROWS.split(";\n")) {
        statement.execute(sql);
      }
    }
    String printed = SmallHeap.run(OPTIONS, AllocatedBytes.class, postgres, directory);
    Files.writeString(Path.of("target", "allocated-bytes.txt"), printed);
    for (String line : printed.split("\\R")) {
      String[] words = line.split(" ");
      ABOVE.put(words[0] + " " + words[1], Long.parseLong(words[3]) - Long.parseLong(words[2]));
    }
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(delimiter = '|', textBlock = BUDGETS)
  void allocatesNoMoreThanItsBudgetAboveTheHandWrittenCall(
      String operation, int rows, long perCall, long perRow, String paidFor) {
    long above = ABOVE.get(operation + " " + rows);
    assertThat(above)
        .as("of %d rows, for %s", rows, paidFor)
        .isLessThanOrEqualTo(perCall + rows * perRow);
    if (rows > 1) {
      long more = ABOVE.get(operation + " " + 2 * rows) - above;
      assertThat(more).as("of %d more rows", rows).isLessThanOrEqualTo(rows * perRow);
    }
  }
}
