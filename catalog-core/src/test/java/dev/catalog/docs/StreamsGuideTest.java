package dev.catalog.docs;

import static dev.catalog.product.Tables.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import dev.catalog.product.ProductPatch;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamsGuideTest extends DocumentedDatabase {

  @BeforeEach
  void fill() {
    db.copyIn(
        Stream.iterate(1, i -> i <= 2_500, i -> i + 1)
            .map(i -> NewProduct.name("product " + i).price(money("2.00")).stock(3)));
    sent.clear();
  }

  @Test
  void eachRowIsWrittenWhileTheRowsCome() throws IOException {
    Writer writer = new StringWriter();

    // region streams-for-each
    db.forEach(Product.ROWS.orderBy(PRODUCTS.ID), product -> writer.write(product.name() + "\n"));
    // endregion

    assertThat(writer.toString().lines()).hasSize(2_500);
    Pages.assertSends("streams-for-each", sent.sql());
  }

  @Test
  void theBlocksValueIsReturned() {
    // region streams-stream
    BigDecimal worth =
        db.stream(
            Product.ROWS,
            products ->
                products
                    .map(product -> product.price().multiply(BigDecimal.valueOf(product.stock())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add));
    // endregion

    assertThat(worth).isEqualByComparingTo("15000");
    assertThat(sent.sql()).hasSize(1);
  }

  @Test
  void aTransactionWritesBetweenTheRows() {
    // region streams-transaction
    db.run(
        tx ->
            tx.forEach(
                Product.ROWS.where(PRODUCTS.NAME.endsWith("00")),
                product ->
                    tx.update(Product.BY_ID, product.id(), new ProductPatch().isActive(false))));
    // endregion

    assertThat(db.count(Product.ROWS.where(PRODUCTS.IS_ACTIVE.isFalse()))).isEqualTo(25);
  }
}
