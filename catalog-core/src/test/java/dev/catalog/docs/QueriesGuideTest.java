package dev.catalog.docs;

import static dev.catalog.Projection.columns;
import static dev.catalog.product.Tables.CATEGORIES;
import static dev.catalog.product.Tables.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.catalog.Query;
import dev.catalog.Rows;
import dev.catalog.product.Category;
import dev.catalog.product.NewCategory;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueriesGuideTest extends DocumentedDatabase {

  private Product lamp;
  private Product torch;

  @BeforeEach
  void fill() {
    Category lighting = db.insert(NewCategory.name("Lighting").slug("lighting"));
    lamp = db.insert(NewProduct.name("Lamp").price(money("19.90")).categoryId(lighting.id()));
    torch = db.insert(NewProduct.name("Torch").price(money("9.90")).categoryId(lighting.id()));
    sent.clear();
  }

  // region queries-constant
  private static final Param<BigDecimal> MOST = DSL.param("most", PRODUCTS.PRICE);

  private static final Rows<Product> UP_TO =
      Product.ROWS.where(PRODUCTS.PRICE.le(MOST)).orderBy(PRODUCTS.PRICE, PRODUCTS.ID);

  List<Product> upTo(BigDecimal price) {
    return db.list(UP_TO.bind(MOST, price).limit(10));
  }

  // endregion

  @Test
  void aConstantIsBoundAtEachCall() {
    assertThat(upTo(money("10"))).containsExactly(torch);
    Pages.assertSends("queries-constant", sent.sql());
    assertThatThrownBy(() -> db.list(UP_TO))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("most");
  }

  // region queries-filters
  private static final Param<Integer> LEAST = DSL.param("least", PRODUCTS.STOCK);

  private static final Rows<Product> FOUND =
      Product.ROWS
          .whereIfBound(PRODUCTS.PRICE.le(MOST))
          .whereIfBound(PRODUCTS.STOCK.ge(LEAST))
          .orderBy(PRODUCTS.ID);

  List<Product> find(@Nullable BigDecimal most, @Nullable Integer least) {
    return db.list(FOUND.bindIfPresent(MOST, most).bindIfPresent(LEAST, least));
  }

  // endregion

  @Test
  void anAbsentFilterAddsNoCondition() {
    assertThat(find(money("10"), null)).containsExactly(torch);
    assertThat(find(money("20"), 1)).isEmpty();
    assertThat(find(null, null)).containsExactly(lamp, torch);
    Pages.assertSends("queries-filters", sent.sql());
  }

  @Test
  void aDeleteWithNothingBoundIsRefused() {
    assertThatThrownBy(() -> db.deleteWhere(FOUND)).isInstanceOf(IllegalArgumentException.class);
    assertThat(sent.sql()).isEmpty();

    // region queries-all
    int deleted = db.deleteWhere(Product.ROWS.all().whereIfBound(PRODUCTS.PRICE.le(MOST)));
    // endregion

    assertThat(deleted).isEqualTo(2);
    Pages.assertSends("queries-all", sent.sql());
  }

  @Test
  void anyOfIsOneTextForAnyNumberOfValues() {
    List<String> names = List.of("Lamp", "Chair");

    // region queries-any-of
    List<Product> named = db.list(Product.ROWS.where(Query.anyOf(PRODUCTS.NAME, names)));
    // endregion

    assertThat(named).containsExactly(lamp);
    Pages.assertSends("queries-any-of", sent.sql());
  }

  // region queries-projection
  record Label(String name, BigDecimal price) {}

  private static final Rows<Label> LABELS =
      Product.ROWS.select(PRODUCTS.NAME, PRODUCTS.PRICE).into(Label::new);

  // endregion

  @Test
  void chosenColumnsStayRows() {
    // region queries-run-projection
    List<Label> labels = db.list(LABELS.orderBy(PRODUCTS.PRICE));
    // endregion

    assertThat(labels)
        .containsExactly(new Label("Torch", money("9.90")), new Label("Lamp", money("19.90")));
    Pages.assertSends("queries-run-projection", sent.sql());
  }

  // region queries-select
  record Offer(String category, int products, BigDecimal dearest, @Nullable BigDecimal average) {}

  private static final Query<Offer> OFFERS =
      Query.of(
          columns(
                  CATEGORIES.NAME,
                  count(PRODUCTS.ID),
                  max(PRODUCTS.PRICE),
                  field(select(avg(PRODUCTS.PRICE)).from(PRODUCTS)))
              .into(Offer::new)
              .from(CATEGORIES)
              .join(PRODUCTS)
              .on(PRODUCTS.CATEGORY_ID.eq(CATEGORIES.ID))
              .groupBy(CATEGORIES.ID)
              .having(count(PRODUCTS.ID).gt(1))
              .orderBy(CATEGORIES.NAME));

  // endregion

  @Test
  void aggregatesAndSubqueriesBecomeRecords() {
    assertThat(db.list(OFFERS))
        .singleElement()
        .satisfies(
            offer -> {
              assertThat(offer.products()).isEqualTo(2);
              assertThat(offer.dearest()).isEqualTo(money("19.90"));
              assertThat(offer.average()).isEqualByComparingTo("14.9");
            });
    Pages.assertSends("queries-select", sent.sql());
  }

  // region queries-of
  record Entry(String kind, String name) {}

  private static final Query<Entry> ENTRIES =
      Query.mapping(
          select(inline("category"), CATEGORIES.NAME)
              .from(CATEGORIES)
              .unionAll(select(inline("product"), PRODUCTS.NAME).from(PRODUCTS))
              .orderBy(2),
          row -> new Entry(row.value1(), row.value2()));

  // endregion

  @Test
  void anyQueryOfJooqCanBeRun() {
    assertThat(db.list(ENTRIES))
        .containsExactly(
            new Entry("product", "Lamp"),
            new Entry("category", "Lighting"),
            new Entry("product", "Torch"));
    Pages.assertSends("queries-of", sent.sql());
  }

  // region queries-built
  List<Product> named(String prefix, boolean activeOnly) {
    Rows<Product> rows = Product.ROWS.where(PRODUCTS.NAME.startsWith(prefix));
    return db.list(activeOnly ? rows.where(PRODUCTS.IS_ACTIVE.isTrue()) : rows);
  }

  // endregion

  @Test
  void aQueryMayBeBuiltAtEachCall() {
    assertThat(named("La", true)).containsExactly(lamp);
    assertThat(named("La", false)).containsExactly(lamp);
    assertThat(sent.sql()).doesNotHaveDuplicates().hasSize(2);
  }
}
