package dev.catalog.benchmarks;

import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A workload, done by one contender.
 *
 * @param variants how many calls with different values there are; they are taken in turn
 * @param ready what is done before each iteration, not measured
 * @param call what is measured
 * @param check fails when a call's result, in the records of the reference, is not what it must be
 */
record Operation(int variants, Ready ready, Call call, Check check) {

  /** Readies the database for an iteration. */
  interface Ready {
    Ready NOTHING = () -> {};

    void run() throws Exception;
  }

  /** One call. */
  interface Call {
    @Nullable Object run(int variant) throws Exception;
  }

  /** Looks at the result of one call. */
  interface Check {
    void accept(int variant, @Nullable Object plain) throws Exception;

    /** Returns a check that results are equal to what is expected. */
    static Check equal(IntFunction<Object> expected) {
      return (variant, plain) -> same(expected.apply(variant), plain);
    }
  }

  static void same(Object expected, @Nullable Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError(
          "expected " + shortened(expected) + "\n but was " + shortened(actual));
    }
  }

  private static String shortened(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() <= 600 ? text : text.substring(0, 600) + " ...";
  }
}
