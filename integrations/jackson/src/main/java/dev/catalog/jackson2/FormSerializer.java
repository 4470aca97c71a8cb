package dev.catalog.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.catalog.jackson.internal.Form;
import java.io.IOException;

/** Writes one value in the form of its column. */
final class FormSerializer extends JsonSerializer<Object> {

  private final Form form;

  FormSerializer(Form form) {
    this.form = form;
  }

  @Override
  public void serialize(Object value, JsonGenerator generator, SerializerProvider context)
      throws IOException {
    GeneratorOutput out = new GeneratorOutput(generator, context);
    out.write(value, () -> form.write(out, value));
  }
}
