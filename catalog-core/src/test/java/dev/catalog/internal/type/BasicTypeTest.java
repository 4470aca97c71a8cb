package dev.catalog.internal.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** Arrays of whole numbers have the primitive of their column. */
class BasicTypeTest {

  @Test
  void wholeNumbersAreArraysOfTheirOwnPrimitive() {
    IntToLongFunction numbers = i -> i - 1;

    assertThat(array(Short.class, numbers)).isEqualTo(new short[] {-1, 0, 1});
    assertThat(array(Integer.class, numbers)).isEqualTo(new int[] {-1, 0, 1});
    assertThat(array(Long.class, numbers)).isEqualTo(new long[] {-1, 0, 1});
  }

  private static Object array(Class<?> type, IntToLongFunction numbers) {
    return Objects.requireNonNull(BasicType.of(type)).wholeNumbers(3, numbers);
  }
}
