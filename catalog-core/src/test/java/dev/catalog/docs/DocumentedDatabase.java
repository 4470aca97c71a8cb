package dev.catalog.docs;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.SentStatements;
import dev.catalog.product.CatalogRepository;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import dev.catalog.testing.PostgresExtension;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An empty product catalogue, for code that the pages show. */
abstract class DocumentedDatabase {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  static final SentStatements sent = new SentStatements();
  static Database db;

  @BeforeAll
  static void open() {
    db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .onStatement(sent)
                .build());
    db.migrate(CatalogRepository.MIGRATIONS);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void empty() {
    db.deleteWhere(Product.ROWS.all());
    db.deleteWhere(Category.ROWS.all());
    sent.clear();
  }

  static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }
}
