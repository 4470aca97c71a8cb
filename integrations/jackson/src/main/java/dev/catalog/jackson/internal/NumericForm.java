package dev.catalog.jackson.internal;

import dev.catalog.jackson.internal.JsonInput.Token;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A JSON number, with each of its digits. */
final class NumericForm extends Form {

  // the limits of numeric: digits before and after the point
  private static final int MOST_WHOLE_DIGITS = 131_072;
  private static final int MOST_FRACTION_DIGITS = 16_383;

  @Override
  boolean isInstance(@Nullable Object value) {
    return value instanceof BigDecimal;
  }

  @Override
  Object readValue(JsonInput in) throws IOException {
    if (in.token() != Token.WHOLE_NUMBER && in.token() != Token.NUMBER) {
      throw in.wanted("a number");
    }
    return parse(in.text());
  }

  /** A few characters, such as 1e999999999, would otherwise become gigabytes on their way. */
  static BigDecimal parse(String text) throws WrongJson {
    try {
      BigDecimal value = new BigDecimal(text);
      if ((long) value.precision() - value.scale() <= MOST_WHOLE_DIGITS
          && value.scale() <= MOST_FRACTION_DIGITS) {
        return value;
      }
    } catch (NumberFormatException e) {
      // answered below
    }
    throw new WrongJson("the number is out of range of numeric");
  }

  @Override
  void writeValue(JsonOutput out, Object value) throws IOException {
    out.number((Number) value);
  }
}
