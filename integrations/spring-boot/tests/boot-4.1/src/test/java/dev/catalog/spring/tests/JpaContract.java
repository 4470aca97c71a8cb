package dev.catalog.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.ConstraintViolationException;
import dev.catalog.product.NewCategory;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.NestedTransactionNotSupportedException;

/** JPA's entities beside Catalog's rows. */
abstract class JpaContract extends JoiningContract {

  @Autowired EntityManager entities;

  @Test
  void theManagerIsTheOneOfJpa() {
    assertThat(manager).isExactlyInstanceOf(JpaTransactionManager.class);
  }

  @Test
  void anEntityAndARowCommitAndRollBackTogether() throws Exception {
    rolledBack(
        transactions::required,
        () -> {
          entities.persist(new Shelf("entity"));
          insert("row");
        });
    assertThat(names()).isEmpty();

    transactions.required(
        () -> {
          entities.persist(new Shelf("entity"));
          insert("row");
        });
    db.run(
        tx -> {
          entities.persist(new Shelf("entity in a block"));
          tx.insert(NewCategory.name("row in a block"));
        });
    assertThat(names()).containsExactly("entity", "entity in a block", "row", "row in a block");
  }

  @Test
  void anEntityIsSeenOnceItIsFlushed() throws Exception {
    transactions.required(
        () -> {
          Shelf shelf = new Shelf("entity");
          entities.persist(shelf);
          shelf.rename("renamed");
          assertThat(names()).doesNotContain("renamed");
          entities.flush();
          assertThat(names()).containsExactly("renamed");
        });
  }

  @Test
  void whatTheFlushAtTheCommitRefusesIsCatalogsExceptionInABlock() {
    insert("taken");
    Shelf free = shelf("free");
    assertThatThrownBy(() -> db.run(tx -> entities.find(Shelf.class, free.id()).rename("taken")))
        .isInstanceOf(ConstraintViolationException.class)
        .hasMessageContaining("categories_name_key");
    assertThat(names()).containsExactly("free", "taken");
  }

  private Shelf shelf(String name) {
    return db.transaction(
        tx -> {
          Shelf shelf = new Shelf(name);
          entities.persist(shelf);
          return shelf;
        });
  }

  @Test
  void jpaRefusesNestedAndCatalogsSavepointWorks() throws Exception {
    transactions.required(
        () -> {
          insert("kept");
          assertThatThrownBy(() -> transactions.nested(() -> insert("never")))
              .isInstanceOf(NestedTransactionNotSupportedException.class);
          assertThatThrownBy(() -> db.run(tx -> tx.insert(NewCategory.name("kept"))))
              .hasMessageContaining("categories_name_key");
          insert("after");
        });
    assertThat(names()).containsExactly("after", "kept");
  }
}
