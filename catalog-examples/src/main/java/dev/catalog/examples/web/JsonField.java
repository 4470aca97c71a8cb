package dev.catalog.examples.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A field of a JSON object, read as the required type. Anything else is a response 400.
 *
 * @param name its name, for messages
 * @param value its value
 */
record JsonField(String name, JsonNode value) {

  private static final int CENTS = 2;
  private static final int DIGITS_BEFORE_THE_POINT = 10;

  /** Rejects what PostgreSQL cannot store: unpaired surrogates and U+0000. */
  String text() {
    if (!value.isTextual()) {
      throw mustBe("a text");
    }
    String text = value.textValue();
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw mustBe("a text");
    }
    return text;
  }

  @Nullable String textOrNull() {
    return value.isNull() ? null : text();
  }

  int integer() {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw mustBe("a whole number of at most 32 bits");
    }
    return value.intValue();
  }

  boolean flag() {
    if (!value.isBoolean()) {
      throw mustBe("true or false");
    }
    return value.booleanValue();
  }

  @Nullable Long idOrNull() {
    if (value.isNull()) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw mustBe("an id or null");
    }
    return value.longValue();
  }

  /** Rejects values that the column would round: {@code numeric(12, 2)}. */
  BigDecimal money() {
    if (!value.isNumber()) {
      throw mustBe("a number");
    }
    BigDecimal amount = value.decimalValue().stripTrailingZeros();
    if (amount.scale() > CENTS
        || amount.precision() - (long) amount.scale() > DIGITS_BEFORE_THE_POINT) {
      throw mustBe("a number with at most 10 digits before the point and 2 after it");
    }
    return amount.setScale(CENTS);
  }

  Problem mustBe(String what) {
    return new Problem(400, name + " must be " + what);
  }
}
