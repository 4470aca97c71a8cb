package dev.catalog.internal.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import java.util.function.Function;
import org.jooq.Function1;
import org.junit.jupiter.api.Test;

/** Fails when a version of the JVM words its NullPointerExceptions in another way. */
class UnboxingFailureTest {

  record Id(long value) {}

  record Number(int value) {}

  record Flag(boolean value) {}

  record Named(String name) {
    Named {
      Objects.requireNonNull(name);
    }
  }

  record Trimmed(String name) {
    Trimmed {
      name = name.strip();
    }
  }

  private static <T> NullPointerException of(Function<T, ?> constructor) {
    return catchThrowableOfType(NullPointerException.class, () -> constructor.apply(null));
  }

  @Test
  void unboxingByAConstructorReferenceIsRecognised() {
    Function1<Long, Id> id = Id::new;
    Function1<Integer, Number> number = Number::new;
    Function1<Boolean, Flag> flag = Flag::new;

    assertThat(UnboxingFailure.is(of(id::apply))).isTrue();
    assertThat(UnboxingFailure.is(of(number::apply))).isTrue();
    assertThat(UnboxingFailure.is(of(flag::apply))).isTrue();
  }

  @Test
  void aCheckOfTheProgramsOwnIsNone() {
    NullPointerException said =
        catchThrowableOfType(NullPointerException.class, () -> Objects.requireNonNull(null, "x"));

    assertThat(UnboxingFailure.is(of(Trimmed::new))).isFalse();
    assertThat(UnboxingFailure.is(said)).isFalse();
  }
}
