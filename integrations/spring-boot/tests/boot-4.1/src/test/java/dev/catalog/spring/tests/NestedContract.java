package dev.catalog.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.product.NewCategory;
import org.junit.jupiter.api.Test;

/** What only the managers of JDBC can do. */
abstract class NestedContract extends JoiningContract {

  @Test
  void nestedIsUndoneAloneAndItsFailuresStopNothing() throws Exception {
    transactions.required(
        () -> {
          insert("kept");
          rolledBack(transactions::nested, () -> insert("undone"));
          rolledBack(
              transactions::nested,
              () ->
                  assertThatThrownBy(() -> insert("kept")).hasMessageContaining("categories_name"));
          transactions.nested(() -> insert("nested"));
          db.run(tx -> rolledBack(transactions::nested, () -> tx.insert(NewCategory.name("no"))));
          insert("after");
        });
    assertThat(names()).containsExactly("after", "kept", "nested");
  }
}
