package dev.catalog.jackson.internal;

import dev.catalog.jackson.internal.JsonInput.Token;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How values of one Java type are read from JSON and written as JSON. */
public abstract class Form {

  /** Returns the value; null only for null. The present token is then the last one of the value. */
  public final @Nullable Object read(JsonInput in) throws IOException {
    if (in.token() == Token.NULL) {
      return null;
    }
    if (in.token() == Token.EMBEDDED) {
      Object value = in.embedded();
      if (isInstance(value)) {
        return value;
      }
    }
    return readValue(in);
  }

  /** Writes a value or null. */
  public final void write(JsonOutput out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.nothing();
    } else {
      writeValue(out, value);
    }
  }

  abstract boolean isInstance(@Nullable Object value);

  abstract Object readValue(JsonInput in) throws IOException;

  abstract void writeValue(JsonOutput out, Object value) throws IOException;
}
