package dev.catalog.jackson.internal;

import dev.catalog.jackson.internal.JsonInput.Token;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Field;
import org.jooq.UDTRecord;
import org.jspecify.annotations.Nullable;

/** A JSON object with the attributes of a composite type, by their names in the database. */
final class CompositeForm extends Form {

  private final Class<?> java;
  private final Map<String, Field<?>> attributes = new LinkedHashMap<>();
  private final Map<String, Form> forms = new LinkedHashMap<>();

  CompositeForm(Class<?> java) {
    this.java = java;
    for (Field<?> field : create().fields()) {
      attributes.put(field.getName(), field);
      forms.put(field.getName(), Forms.of(field.getType()));
    }
  }

  static boolean isGenerated(Class<?> java) {
    return Arrays.stream(java.getConstructors()).anyMatch(each -> each.getParameterCount() == 0);
  }

  private UDTRecord<?> create() {
    try {
      return (UDTRecord<?>) java.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "%s has no public constructor without parameters".formatted(java.getName()), e);
    }
  }

  @Override
  boolean isInstance(@Nullable Object value) {
    return java.isInstance(value);
  }

  @Override
  @SuppressWarnings("unchecked")
  Object readValue(JsonInput in) throws IOException {
    in.expect(Token.START_OBJECT, "an object");
    UDTRecord<?> row = create();
    Set<String> seen = new HashSet<>();
    while (in.next() == Token.NAME) {
      String name = in.text();
      in.enter(name);
      Field<?> field = attributes.get(name);
      if (field == null) {
        throw new WrongJson("no attribute: use those of %s".formatted(attributes.keySet()));
      }
      if (!seen.add(name)) {
        throw new WrongJson("the name is there twice");
      }
      in.next();
      row.set((Field<Object>) field, Objects.requireNonNull(forms.get(name)).read(in));
      in.leave();
    }
    return row;
  }

  @Override
  void writeValue(JsonOutput out, Object value) throws IOException {
    out.startObject();
    for (Map.Entry<String, Field<?>> each : attributes.entrySet()) {
      out.name(each.getKey());
      Objects.requireNonNull(forms.get(each.getKey()))
          .write(out, ((UDTRecord<?>) value).get(each.getValue()));
    }
    out.endObject();
  }
}
