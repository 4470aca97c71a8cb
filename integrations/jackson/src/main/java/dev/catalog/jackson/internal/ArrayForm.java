package dev.catalog.jackson.internal;

import dev.catalog.jackson.internal.JsonInput.Token;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON array of values or null. */
final class ArrayForm extends Form {

  private final Class<?> component;
  private final Form element;

  ArrayForm(Class<?> component) {
    this.component = component;
    this.element = Forms.of(component);
  }

  @Override
  boolean isInstance(@Nullable Object value) {
    return false; // its elements would not be checked
  }

  @Override
  Object readValue(JsonInput in) throws IOException {
    in.expect(Token.START_ARRAY, "an array");
    List<@Nullable Object> values = new ArrayList<>();
    while (in.next() != Token.END_ARRAY) {
      in.enter(values.size());
      values.add(element.read(in));
      in.leave();
    }
    Object array = Array.newInstance(component, values.size());
    for (int i = 0; i < values.size(); i++) {
      Array.set(array, i, values.get(i));
    }
    return array;
  }

  @Override
  void writeValue(JsonOutput out, Object value) throws IOException {
    out.startArray();
    for (Object each : (@Nullable Object[]) value) {
      element.write(out, each);
    }
    out.endArray();
  }
}
