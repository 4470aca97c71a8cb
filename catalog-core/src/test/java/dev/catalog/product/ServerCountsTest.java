package dev.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.testing.PostgresExtension;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The promised numbers of statements, counted by the server itself (pg_stat_statements). */
class ServerCountsTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static Database db;
  private static CatalogRepository catalog;

  @BeforeAll
  static void open() throws SQLException {
    db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .build());
    db.migrate(CatalogRepository.MIGRATIONS);
    catalog = CatalogRepository.of(db);
    execute("create extension pg_stat_statements");
  }

  @AfterAll
  static void close() {
    db.close();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Returns the texts that ran in the meantime, each as often as it ran, but for BEGIN and COMMIT.
   */
  private static List<String> ran(Runnable work) throws SQLException {
    execute("select pg_stat_statements_reset()");
    work.run();
    List<String> statements = new ArrayList<>();
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                """
                select query, calls from pg_stat_statements
                where dbid = (select oid from pg_database where datname = current_database())
                  and query like '%catalog%' and toplevel
                """)) {
      while (result.next()) {
        for (int i = 0; i < result.getInt("calls"); i++) {
          statements.add(result.getString("query"));
        }
      }
    }
    return statements;
  }

  @Test
  void theServerSeesOneStatementPerCallAndTwoForCollections() throws SQLException {
    Category category = catalog.createCategory(NewCategory.name("Lighting"));
    NewProduct lamp = NewProduct.name("Lamp").price(BigDecimal.ONE).categoryId(category.id());
    long id = catalog.createProduct(lamp).id();

    assertThat(ran(() -> catalog.createProduct(lamp))).hasSize(1);
    assertThat(ran(() -> catalog.findProduct(id))).hasSize(1);
    assertThat(ran(() -> catalog.updateProduct(id, new ProductPatch().stock(3)))).hasSize(1);
    assertThat(ran(() -> catalog.listProducts(true, 0, 10))).hasSize(1);
    assertThat(ran(() -> catalog.pageProducts(true, 0, 10))).hasSize(1);
    assertThat(ran(() -> catalog.listProductsWithCategory(true, 0, 10))).hasSize(1);
    assertThat(ran(catalog::categoryStats)).hasSize(1);
    assertThat(ran(catalog::productsPricierThanAverage)).hasSize(1);
    assertThat(ran(() -> catalog.deactivateProducts(category.id()))).hasSize(1);
    assertThat(ran(() -> catalog.deleteProduct(id))).hasSize(1);
    assertThat(ran(catalog::listCategoriesWithProducts)).hasSize(2);
  }

  @Test
  void theNumberForCollectionsDoesNotDependOnTheNumberOfRows() throws SQLException {
    for (int i = 0; i < 30; i++) {
      Category category = catalog.createCategory(NewCategory.name("Category " + i));
      for (int j = 0; j < 10; j++) {
        catalog.createProduct(
            NewProduct.name("P" + j).price(BigDecimal.TEN).categoryId(category.id()));
      }
    }

    assertThat(ran(catalog::listCategoriesWithProducts)).hasSize(2);
    assertThat(ran(() -> catalog.listProductsWithCategory(true, 0, 1000))).hasSize(1);
  }
}
