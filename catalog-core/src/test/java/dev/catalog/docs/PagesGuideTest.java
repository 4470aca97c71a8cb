package dev.catalog.docs;

import static dev.catalog.product.Tables.PRODUCTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.InvalidCursorException;
import dev.catalog.Page;
import dev.catalog.Rows;
import dev.catalog.Slice;
import dev.catalog.Sort;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagesGuideTest extends DocumentedDatabase {

  // region pages-query
  private static final Rows<Product> CHEAPEST =
      Product.ROWS.where(PRODUCTS.IS_ACTIVE.isTrue()).orderBy(PRODUCTS.PRICE, PRODUCTS.ID);

  // endregion

  private List<Product> products;

  @BeforeEach
  void fill() {
    products =
        db.insertAll(
            IntStream.rangeClosed(1, 50)
                .mapToObj(i -> NewProduct.name("product " + i).price(money(i + ".00")))
                .toList());
    sent.clear();
  }

  @Test
  void aPageHasItsTotalAlsoPastTheEnd() {
    // region pages-page
    Page<Product> third = db.page(CHEAPEST, 40, 20);
    // endregion

    assertThat(third.rows()).isEqualTo(products.subList(40, 50));
    assertThat(third.total()).isEqualTo(50);
    assertThat(third.hasNext()).isFalse();
    Pages.assertSends("pages-page", sent.sql());
    Page<Product> past = db.page(CHEAPEST, 1_000, 20);
    assertThat(past.rows()).isEmpty();
    assertThat(past.total()).isEqualTo(50);
  }

  @Test
  void slicesFollowEachOtherBothWays() {
    // region pages-slice
    Slice<Product> first = db.slice(CHEAPEST, null, 20);
    Slice<Product> second = db.slice(CHEAPEST, first.next().orElseThrow(), 20);
    Slice<Product> back = db.slice(CHEAPEST, second.previous().orElseThrow(), 20);
    // endregion

    assertThat(second.rows()).isEqualTo(products.subList(20, 40));
    assertThat(back.rows()).isEqualTo(first.rows()).isEqualTo(products.subList(0, 20));
    Pages.assertSends("pages-slice", sent.sql());
  }

  // region pages-http
  record Answer(int status, Object body) {}

  Answer products(@Nullable String cursor) {
    try {
      return new Answer(200, db.slice(CHEAPEST, cursor, 20));
    } catch (InvalidCursorException e) {
      return new Answer(400, e.getMessage());
    }
  }

  // endregion

  @Test
  void aParameterOfARequestIsPassedAsItIs() {
    Slice<?> first = (Slice<?>) products((String) null).body();

    assertThat(products(first.next().orElseThrow()).status()).isEqualTo(200);
    sent.clear();
    assertThat(products("x" + first.next().orElseThrow()).status()).isEqualTo(400);
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void cursorsAreSigned() {
    String url = postgres.url();
    String user = postgres.user();
    String password = postgres.password();
    byte[] key = "0123456789abcdef".getBytes(UTF_8);

    // region pages-key
    DatabaseConfig config =
        DatabaseConfig.url(url).user(user).password(password).cursorKey(key).build();
    // endregion

    try (Database signing = Database.open(config)) {
      String cursor = signing.slice(CHEAPEST, null, 20).next().orElseThrow();
      assertThat(signing.slice(CHEAPEST, cursor, 20).rows()).hasSize(20);
      assertThat(products(cursor).status()).isEqualTo(400);
    }
  }

  @Test
  void anIndexHasTheOrder() {
    db.dsl().execute("create index products_price_id_idx on catalog.products (price, id)");

    Pages.assertSends("pages-index", sent.sql());
  }

  // region pages-sort
  private static final Sort SORT =
      Sort.of("price", PRODUCTS.PRICE)
          .and("name", PRODUCTS.NAME)
          .and("created", PRODUCTS.CREATED_AT)
          .otherwise("-created");

  Answer products(@Nullable String sort, @Nullable String cursor) {
    try {
      return new Answer(200, db.slice(Product.ROWS.orderBy(SORT, sort), cursor, 20));
    } catch (IllegalArgumentException e) { // of the sort or of the cursor
      return new Answer(400, e.getMessage());
    }
  }

  // endregion

  @Test
  void aStrangersOrderChoosesAmongNames() {
    Slice<?> first = (Slice<?>) products("-price,name", null).body();

    Pages.assertSends("pages-sort", sent.sql());
    assertThat(first.rows().get(0)).isEqualTo(products.get(49));
    assertThat(products(null, null).status()).isEqualTo(200);
    assertThat(products("cost", null))
        .isEqualTo(
            new Answer(
                400,
                "unknown sort name: \"cost\"; the names are price, name, created"
                    + " (separated by commas, with - in front for descending order)"));
    assertThat(products("name", first.next().orElseThrow()).status()).isEqualTo(400);
  }
}
