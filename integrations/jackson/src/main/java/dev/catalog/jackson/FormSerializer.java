package dev.catalog.jackson;

import dev.catalog.jackson.internal.Form;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes one value in the form of its column. */
final class FormSerializer extends ValueSerializer<Object> {

  private final Form form;

  FormSerializer(Form form) {
    this.form = form;
  }

  @Override
  public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
    GeneratorOutput out = new GeneratorOutput(generator, context);
    out.write(value, () -> form.write(out, value));
  }
}
