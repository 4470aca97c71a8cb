package dev.catalog.jackson;

import dev.catalog.jackson.internal.Form;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads one value in the form of its column. */
final class FormDeserializer extends ValueDeserializer<Object> {

  private final Form form;
  private final Class<?> type;

  FormDeserializer(Form form, Class<?> type) {
    this.form = form;
    this.type = type;
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
    ParserInput in = new ParserInput(parser, context);
    return in.<@Nullable Object>read(type, () -> form.read(in));
  }

  @Override
  public boolean isCachable() {
    return true;
  }
}
