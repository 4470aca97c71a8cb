package dev.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.ConstraintViolationException;
import dev.catalog.DatabaseException.InputRows;
import dev.catalog.Session.Upserted;
import dev.catalog.TransactionOptions;
import dev.catalog.product.Category;
import dev.catalog.product.NewCategory;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import dev.catalog.product.ProductPatch;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkGuideTest extends DocumentedDatabase {

  record Line(String name, BigDecimal price) {}

  private static final List<Line> LINES =
      List.of(
          new Line("Lamp", money("19.90")),
          new Line("Torch", money("9.90")),
          new Line("Candle", money("1.50")));

  private static boolean isPostgres18() {
    return db.dsl().fetchSingle("show server_version_num").get(0, Integer.class) >= 180_000;
  }

  @Test
  void insertedRowsComeBackInOrder() {
    // region bulk-insert
    List<Product> products =
        db.insertAll(
            LINES.stream().map(line -> NewProduct.name(line.name()).price(line.price())).toList());
    // endregion

    assertThat(products).extracting(Product::name).containsExactly("Lamp", "Torch", "Candle");
    Pages.assertSends("bulk-insert", sent.sql());
  }

  @Test
  void anInsertGivesWayToARowThatIsThere() {
    // region bulk-if-absent
    Optional<Category> created =
        db.insertIfAbsent(Category.BY_NAME, NewCategory.name("Lighting").slug("lighting"));
    // endregion

    assertThat(created).isPresent();
    Pages.assertSends("bulk-if-absent", sent.sql());
    assertThat(db.insertIfAbsent(Category.BY_NAME, NewCategory.name("Lighting"))).isEmpty();
  }

  @Test
  void anUpsertSaysWhetherTheRowIsNew() {
    boolean isPostgres18 = isPostgres18();
    sent.clear();

    // region bulk-upsert
    Upserted<Category> lighting =
        db.upsert(Category.BY_SLUG, NewCategory.name("Lights").slug("lights"));
    List<Upserted<Category>> both =
        db.upsertAll(
            Category.BY_SLUG,
            List.of(
                NewCategory.name("Lighting").slug("lights"),
                NewCategory.name("Seating").slug("seats")));
    // endregion

    assertThat(lighting.isNew()).isTrue();
    assertThat(both).extracting(Upserted::isNew).containsExactly(false, true);
    assertThat(both.get(0).row())
        .isEqualTo(new Category(lighting.row().id(), "Lighting", "lights"));
    if (isPostgres18) {
      Pages.assertSends("bulk-upsert", sent.sql());
    }
  }

  @Test
  void eachRowIsChangedByItsOwnPatch() {
    List<Product> products =
        db.insertAll(
            LINES.stream().map(line -> NewProduct.name(line.name()).price(line.price())).toList());
    sent.clear();

    // region bulk-update
    Map<Long, ProductPatch> patches = new LinkedHashMap<>();
    for (Product product : products) {
      patches.put(product.id(), new ProductPatch().price(product.price().add(BigDecimal.ONE)));
    }
    List<Product> dearer = db.updateAll(Product.BY_ID, patches);
    // endregion

    assertThat(dearer).extracting(Product::name).containsExactly("Lamp", "Torch", "Candle");
    assertThat(dearer.get(2).price()).isEqualTo(money("2.50"));
    Pages.assertSends("bulk-update", sent.sql());
    sent.clear();
    List<Long> ids = List.copyOf(patches.keySet());

    // region bulk-delete
    int deleted = db.deleteAll(Product.BY_ID, ids);
    // endregion

    assertThat(deleted).isEqualTo(3);
    Pages.assertSends("bulk-delete", sent.sql());
  }

  @Test
  void copyCountsItsRows() {
    Stream<Line> lines = LINES.stream();

    // region bulk-copy
    long loaded = db.copyIn(lines.map(line -> NewProduct.name(line.name()).price(line.price())));
    // endregion

    assertThat(loaded).isEqualTo(3);
    Pages.assertSends("bulk-copy", sent.sql());
  }

  @Test
  void theRowThatBrokeAConstraintIsNamed() {
    List<NewCategory> categories =
        List.of(
            NewCategory.name("Lighting"), NewCategory.name("Seating"), NewCategory.name("Tables"));
    db.insert(NewCategory.name("Seating"));
    String problem = "";

    // region bulk-error
    try {
      db.insertAll(categories);
    } catch (ConstraintViolationException e) {
      InputRows rows = e.inputRows().orElseThrow();
      problem = "Rows %d to %d: %s".formatted(rows.first(), rows.last(), e.constraint().orElse(""));
    }
    // endregion

    assertThat(problem).isEqualTo("Rows 1 to 1: categories_name_key");
    assertThat(db.count(Category.ROWS)).isEqualTo(1);
  }

  @Test
  void theVeryRowIsFoundOnRequest() {
    List<NewProduct> products =
        List.of(
            NewProduct.name("Lamp").price(money("1")), NewProduct.name("Torch").price(money("-1")));

    assertThatThrownBy(() -> db.insertAll(products))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> assertThat(e.inputRows()).contains(new InputRows(0, 1)));
    assertThatThrownBy(
            () -> {
              // region bulk-locating
              db.locatingErrors().insertAll(products);
              // endregion
            })
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> assertThat(e.inputRows()).contains(new InputRows(1, 1)));
  }

  @Test
  void copyNamesTheRowExceptForForeignKeysWhichAreCheckedAtItsEnd() {
    NewProduct lamp = NewProduct.name("Lamp").price(money("1")).categoryId(null);
    NewProduct unpriced = NewProduct.name("Torch").price(money("-1")).categoryId(null);
    NewProduct lost = NewProduct.name("Torch").price(money("1")).categoryId(-1L);

    assertThatThrownBy(() -> db.copyIn(Stream.of(lamp, unpriced)))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> assertThat(e.inputRows()).contains(new InputRows(1, 1)));
    assertThatThrownBy(() -> db.copyIn(Stream.of(lamp, lost)))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> {
              assertThat(e.violates(Product.CATEGORY)).isTrue();
              assertThat(e.inputRows()).isEmpty();
            });
  }

  @Test
  void aTransactionIsRepeatedWhenItSaysSo() {
    List<NewCategory> categories = List.of(NewCategory.name("Lighting"));
    Map<Long, ProductPatch> patches = Map.of();

    // region bulk-retries
    db.run(
        TransactionOptions.defaults().retries(5),
        tx -> {
          tx.insertAll(categories);
          tx.updateAll(Product.BY_ID, patches);
        });
    // endregion

    assertThat(db.count(Category.ROWS)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\ud800b"})
  void aCharacterThatPostgresCannotStoreIsRefused(String name) {
    NewProduct product = NewProduct.name(name).price(money("1"));

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> db.insert(product),
            () -> db.insertAll(List.of(product)),
            () -> db.copyIn(Stream.of(product)))) {
      assertThatIllegalArgumentException()
          .isThrownBy(call)
          .withMessageStartingWith("column name must be text that PostgreSQL can store");
    }
    assertThat(db.count(Product.ROWS)).isZero();
  }
}
