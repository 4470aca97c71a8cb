package dev.catalog.jackson.internal;

import java.io.IOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** A class of the user's, which the mapper reads and writes as anywhere else. */
final class MappedForm extends Form {

  private final Type type;

  MappedForm(Type type) {
    this.type = type;
  }

  @Override
  boolean isInstance(@Nullable Object value) {
    return type instanceof Class<?> java && java.isInstance(value);
  }

  @Override
  Object readValue(JsonInput in) throws IOException {
    WrongJson wanted = in.wanted("a value of " + type.getTypeName());
    Object value = in.mapped(type);
    if (value == null) {
      throw wanted; // such as an empty string, which a mapper may take for null
    }
    return value;
  }

  @Override
  void writeValue(JsonOutput out, Object value) throws IOException {
    out.mapped(value);
  }
}
