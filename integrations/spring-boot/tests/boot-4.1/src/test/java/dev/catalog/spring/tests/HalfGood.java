package dev.catalog.spring.tests;

import dev.catalog.NewRow;
import dev.catalog.product.Category;
import dev.catalog.product.NewCategory;
import java.util.stream.Stream;

/** Rows that fail on the client, once the first of them is on its way. */
final class HalfGood {

  static final String FAILURE = "the second half";

  private HalfGood() {}

  static Stream<NewRow<Category>> rows() {
    return Stream.concat(
        Stream.of(NewCategory.name("half")),
        Stream.of(1)
            .map(
                any -> {
                  throw new IllegalStateException(FAILURE);
                }));
  }
}
