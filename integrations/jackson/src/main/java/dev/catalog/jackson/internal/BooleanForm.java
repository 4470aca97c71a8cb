package dev.catalog.jackson.internal;

import dev.catalog.jackson.internal.JsonInput.Token;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** True or false. */
final class BooleanForm extends Form {

  @Override
  boolean isInstance(@Nullable Object value) {
    return value instanceof Boolean;
  }

  @Override
  Object readValue(JsonInput in) throws IOException {
    if (in.token() != Token.TRUE && in.token() != Token.FALSE) {
      throw in.wanted("true or false");
    }
    return in.token() == Token.TRUE;
  }

  @Override
  void writeValue(JsonOutput out, Object value) throws IOException {
    out.truth((Boolean) value);
  }
}
