package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemasTest {

  @Test
  void relationsReachIntoAnotherSchema(@TempDir Path directory) throws Exception {
    Project project =
        new Project(directory)
            .migration(
                "V1__schemas.sql",
                """
                create schema crm;
                create schema sales;
                create table crm.customers (id bigint primary key, name text not null);
                create table sales.orders (
                  id bigint primary key,
                  customer_id bigint not null references crm.customers
                );
                """)
            .schemas("crm", "sales")
            .generate();

    assertThat(project.text("sales/Order.java"))
        .contains("import shop.data.crm.Customer;")
        .contains("public static final ToOne<Order, Customer> CUSTOMER");
    assertThat(project.text("crm/Customer.java"))
        .contains("public static final ToMany<Customer, Order> ORDERS");
    assertThat(Compilation.of(project, directory.resolve("classes")).messages()).isEmpty();
  }

  @Test
  void namesOfJavaLangAndOfTheGeneratedTypesAreNotConfused(@TempDir Path directory)
      throws Exception {
    Project project =
        new Project(directory)
            .migration(
                "V1__strings.sql",
                """
                create table threads (id bigint primary key, text text not null);
                create table records (id bigint primary key, thread_id bigint references threads);
                create table keys (id uuid primary key, big_decimal numeric not null);
                create table big_decimals (id bigint primary key, amount numeric not null);
                create table nullables (id bigint primary key, note text);
                create table ids (id bigint, key text, rows text, primary key (id, key));
                """)
            .property("rowNames", "keys=Key")
            .generate();

    assertThat(project.text("Key.java"))
        .contains("public static final dev.catalog.Key<Key, UUID> BY_ID");
    assertThat(project.text("Nullable.java"))
        .contains("@org.jspecify.annotations.Nullable String note");
    assertThat(project.text("BigDecimal.java")).contains("java.math.BigDecimal amount");
    assertThat(Compilation.of(project, directory.resolve("classes")).messages()).isEmpty();
  }
}
