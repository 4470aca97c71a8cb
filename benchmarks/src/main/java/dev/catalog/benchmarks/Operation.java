package dev.catalog.benchmarks;

import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A workload, run by one contender.
 *
 * @param variants the number of calls with different values; they are used in turn
 * @param ready the preparation before each iteration, which is not measured
 * @param call the call to be measured
 * @param check fails if a call's result, in the reference's records, is not the expected one
 */
record Operation(int variants, Ready ready, Call call, Check check) {

  /** Prepares the database for an iteration. */
  interface Ready {
    Ready NOTHING = () -> {};

    void run() throws Exception;
  }

  /** One call. */
  interface Call {
    @Nullable Object run(int variant) throws Exception;
  }

  /** Checks the result of one call. */
  interface Check {
    void accept(int variant, @Nullable Object plain) throws Exception;

    /** Returns a check that compares results with the expected ones. */
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
