package dev.catalog.jackson.internal;

import dev.catalog.jackson.internal.JsonInput.Token;
import java.io.IOException;
import java.math.BigInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON number without fraction and exponent, within the range of its class. */
final class WholeNumberForm extends Form {

  static final Form BYTE = new WholeNumberForm(Byte.class, Byte::valueOf);
  static final Form SHORT = new WholeNumberForm(Short.class, Short::valueOf);
  static final Form INTEGER = new WholeNumberForm(Integer.class, Integer::valueOf);
  static final Form LONG = new WholeNumberForm(Long.class, Long::valueOf);
  static final Form BIG = new WholeNumberForm(BigInteger.class, BigInteger::new);

  private final Class<?> java;
  private final Function<String, Number> parse;

  private WholeNumberForm(Class<?> java, Function<String, Number> parse) {
    this.java = java;
    this.parse = parse;
  }

  @Override
  boolean isInstance(@Nullable Object value) {
    return java.isInstance(value);
  }

  @Override
  Object readValue(JsonInput in) throws IOException {
    in.expect(Token.WHOLE_NUMBER, "a whole number");
    try {
      return parse.apply(in.text());
    } catch (NumberFormatException e) {
      throw new WrongJson("the number is out of range of %s".formatted(java.getSimpleName()));
    }
  }

  @Override
  void writeValue(JsonOutput out, Object value) throws IOException {
    out.number((Number) value);
  }
}
