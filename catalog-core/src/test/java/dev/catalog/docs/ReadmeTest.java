package dev.catalog.docs;

import static dev.catalog.product.Tables.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.product.Category;
import dev.catalog.product.NewCategory;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import dev.catalog.product.ProductWithCategory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadmeTest extends DocumentedDatabase {

  @Test
  void theFirstCallsSendTheTwoStatementsShown() {
    Category lighting = db.insert(NewCategory.name("Lighting"));
    BigDecimal price = money("19.90");
    sent.clear();

    // region first-calls
    Product lamp = db.insert(NewProduct.name("Lamp").price(price).categoryId(lighting.id()));

    List<ProductWithCategory> cheap =
        db.list(
            Product.ROWS
                .where(PRODUCTS.PRICE.lt(new BigDecimal("20")))
                .with(Product.CATEGORY)
                .into(ProductWithCategory::new));
    // endregion

    assertThat(cheap).containsExactly(new ProductWithCategory(lamp, Optional.of(lighting)));
    Pages.assertSends("first-calls", sent.sql());
  }
}
