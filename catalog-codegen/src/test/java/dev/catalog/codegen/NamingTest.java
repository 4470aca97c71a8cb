package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.codegen.model.Naming;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {

  @ParameterizedTest
  @CsvSource({
    "Categories, Category",
    "OrderItems, OrderItem",
    "People, Person",
    "Addresses, Address",
    "Statuses, Status",
    "Series, Series",
    "News, News",
    "SensorData, SensorData",
    "Product, Product",
    "Events2026, Events2026"
  })
  void aRowIsNamedByTheSingularOfTheTablesLastWord(String table, String row) {
    assertThat(Naming.rowName(table)).isEqualTo(row);
  }

  @ParameterizedTest
  @CsvSource({
    "OrderItem, OrderItems",
    "Category, Categories",
    "Person, People",
    "SensorData, SensorData"
  })
  void severalRowsAreNamedByThePlural(String row, String rows) {
    assertThat(Naming.plural(row)).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "category_id, CATEGORY",
    "categoryId, CATEGORY",
    "seller, SELLER",
    "id, ID",
    "grid, GRID",
    "tax-code_id, TAX_CODE"
  })
  void aForeignKeyIsNamedByWhatItsColumnPointsAt(String column, String constant) {
    assertThat(Naming.withoutId(Naming.constant(column))).isEqualTo(constant);
  }

  @ParameterizedTest
  @CsvSource({
    "createdAt, createdat, createdAt",
    "Some Column, someColumn, someColumn",
    "created_at, createdAt, createdAt",
    "OrderItems, Orderitems, OrderItems",
    "ID, id, id",
    "a-B, a_2db, a_2db"
  })
  void theHumpsOfAMixedCaseNameStay(String name, String folded, String restored) {
    assertThat(Naming.withHumps(name, folded)).isEqualTo(restored);
  }

  @ParameterizedTest
  @CsvSource({
    "wait, wait_",
    "class, class_",
    "hashCode, hashCode_",
    "name, name",
    "record, record"
  })
  void aComponentHasNoNameThatJavaForbids(String name, String component) {
    assertThat(Naming.component(name)).isEqualTo(component);
  }
}
