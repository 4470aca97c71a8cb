package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.Database;
import dev.catalog.postgres.PostgresSource;
import dev.catalog.postgres.ThrowawayPostgres;
import dev.catalog.product.Category;
import dev.catalog.product.NewCategory;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
class OrdersTest {

  static final ThrowawayPostgres POSTGRES = ThrowawayPostgres.start(PostgresSource.embedded());

  @Autowired Database db;
  @Autowired Orders orders;

  @DynamicPropertySource
  static void dataSource(DynamicPropertyRegistry properties) {
    properties.add("spring.datasource.url", POSTGRES::url);
    properties.add("spring.datasource.username", POSTGRES::user);
    properties.add("spring.datasource.password", POSTGRES::password);
  }

  @BeforeEach
  void empty() {
    db.deleteWhere(Product.ROWS.all());
    db.deleteWhere(Category.ROWS.all());
    orders.refused().clear();
  }

  private Product lamp() {
    Category lamps = db.insert(NewCategory.name("Lamps").slug("lamps"));
    return db.insert(
        NewProduct.name("Lamp").price(new BigDecimal("9.50")).stock(2).categoryId(lamps.id()));
  }

  @Test
  void anOrderTakesPieces() {
    assertThat(orders.order(lamp().id(), 2).stock()).isZero();
  }

  @Test
  void anOrderOfTooManyPiecesChangesNothing() {
    Product lamp = lamp();
    assertThatThrownBy(() -> orders.order(lamp.id(), 3)).hasMessageContaining("stock_check");
    assertThat(db.get(Product.BY_ID, lamp.id()).stock()).isEqualTo(2);
    assertThat(db.get(Category.BY_ID, lamp.categoryId()).slug()).isEqualTo("lamps");
  }

  @Test
  void afterTheCommitABlockWrites() {
    orders.order(lamp().id(), 1);
    assertThat(orders.refused()).hasSize(1).first().asString().contains("REQUIRES_NEW");
    assertThat(db.list(Product.ROWS)).extracting(Product::name).contains("ordered: Lamp");
  }

  @Test
  void whatOneRowBreaksIsUndoneAlone() {
    List<NewProduct> products =
        List.of(
            NewProduct.name("good").price(BigDecimal.ONE),
            NewProduct.name("bad").price(BigDecimal.ONE.negate()));
    assertThat(orders.importAll(products)).containsExactly("products_price_check");
    assertThat(db.list(Product.ROWS)).extracting(Product::name).containsExactly("good");
  }
}
