package dev.catalog.jackson.internal;

import dev.catalog.jackson.internal.JsonInput.Token;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A JSON string in base64 with padding, as in RFC 4648, section 4. */
final class BytesForm extends Form {

  @Override
  boolean isInstance(@Nullable Object value) {
    return value instanceof byte[];
  }

  @Override
  Object readValue(JsonInput in) throws IOException {
    in.expect(Token.STRING, "base64 in a string");
    try {
      return Base64.getDecoder().decode(in.text());
    } catch (IllegalArgumentException e) {
      throw new WrongJson("base64 in a string is wanted, not another string");
    }
  }

  @Override
  void writeValue(JsonOutput out, Object value) throws IOException {
    out.string(Base64.getEncoder().encodeToString((byte[]) value));
  }
}
