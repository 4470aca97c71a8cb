package dev.catalog.jackson.internal;

import dev.catalog.jackson.internal.JsonInput.Token;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jooq.EnumType;
import org.jspecify.annotations.Nullable;

/** A JSON string with the label of an enum, as it is in the database. */
final class LabelForm extends Form {

  private final Class<?> java;

  LabelForm(Class<?> java) {
    this.java = java;
  }

  @Override
  boolean isInstance(@Nullable Object value) {
    return java.isInstance(value);
  }

  @Override
  Object readValue(JsonInput in) throws IOException {
    in.expect(Token.STRING, "a label in a string");
    String text = in.text();
    for (Object constant : java.getEnumConstants()) {
      if (((EnumType) constant).getLiteral().equals(text)) {
        return constant;
      }
    }
    throw new WrongJson(
        "no label of %s: use one of %s"
            .formatted(
                java.getSimpleName(),
                Arrays.stream(java.getEnumConstants())
                    .map(constant -> "\"" + ((EnumType) constant).getLiteral() + "\"")
                    .collect(Collectors.joining(", "))));
  }

  @Override
  void writeValue(JsonOutput out, Object value) throws IOException {
    out.string(((EnumType) value).getLiteral());
  }
}
