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

  @Test
  void tablesAreThereWhateverTheFunctionsOfExtensionsAreCalled(@TempDir Path directory)
      throws Exception {
    Project project =
        new Project(directory)
            .migration(
                "V1__extensions.sql",
                """
                create extension pgcrypto;
                create extension pg_trgm;
                create extension hstore;
                create table digest (id bigint primary key, sent_on date not null);
                create table letter (id bigint primary key, digest_id bigint not null references digest);
                create table each (id bigint primary key);
                create table slice (id bigint primary key);
                create table similarity (id bigint primary key);
                create view skeys as select id from digest;
                create sequence armor;
                create function crypt(i int) returns int language sql return i;
                """)
            .generate();

    assertThat(project.types()).contains("Digest", "Letter", "Each", "Slice", "Similarity", "Skey");
    assertThat(project.text("Letter.java")).contains("ToOne<Letter, Digest> DIGEST");
    assertThat(project.text("Sequences.java")).contains("ARMOR");
    assertThat(project.text("Routines.java")).contains("crypt").doesNotContain("gen_salt");
    assertThat(Compilation.of(project, directory.resolve("classes")).messages()).isEmpty();
  }

  @Test
  void aForeignKeyToAUniqueIndexIsARelationAndTheIndexAKey(@TempDir Path directory)
      throws Exception {
    Project project =
        new Project(directory)
            .migration(
                "V1__indexes.sql",
                """
                create table products (id bigint primary key, sku text not null, a int, b int);
                create unique index on products (sku);
                create unique index products_a_b on products (b, a) include (sku);
                create unique index products_unused on products (a) where a > 0;
                create table lines (id bigint primary key, sku text not null references products (sku),
                  a int, b int, foreign key (a, b) references products (a, b));
                """)
            .generate();

    assertThat(project.text("Product.java"))
        .contains("Key<Product, String> BY_SKU", "BY_B_AND_A")
        .contains("ToMany<Product, Line> LINES_BY_SKU", "ToMany<Product, Line> LINES_BY_A_AND_B")
        .doesNotContain("BY_A =");
    assertThat(project.text("Line.java"))
        .contains("ToOne<Line, Product> SKU =", "ToOptional<Line, Product> PRODUCT =");
    assertThat(Compilation.of(project, directory.resolve("classes")).messages()).isEmpty();
  }

  @Test
  void theRowOfATableIsItsText(@TempDir Path directory) throws Exception {
    Project project =
        new Project(directory)
            .migration(
                "V1__rows.sql",
                """
                create table points (id bigint primary key, label text);
                create view spots as select id from points;
                create domain corner as points;
                create table lines (id bigint primary key, start points, stops points[], spot spots,
                  corner corner);
                """)
            .generate();

    assertThat(project.text("Line.java"))
        .contains("@Nullable String start", "@Nullable String stops", "@Nullable String spot")
        .contains("@Nullable String corner");
    assertThat(Compilation.of(project, directory.resolve("classes")).messages()).isEmpty();
  }
}
