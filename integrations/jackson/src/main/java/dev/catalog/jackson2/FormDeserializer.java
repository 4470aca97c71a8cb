package dev.catalog.jackson2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import dev.catalog.jackson.internal.Form;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one value in the form of its column. */
final class FormDeserializer extends JsonDeserializer<Object> {

  private final Form form;
  private final Class<?> type;

  FormDeserializer(Form form, Class<?> type) {
    this.form = form;
    this.type = type;
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    ParserInput in = new ParserInput(parser, context);
    return in.<@Nullable Object>read(type, () -> form.read(in));
  }

  @Override
  public boolean isCachable() {
    return true;
  }
}
