package dev.catalog.examples.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * A JSON object whose fields are removed one by one as they are read, so that none is overlooked.
 */
final class JsonObject {

  private final Map<String, JsonField> rest = new LinkedHashMap<>();

  private JsonObject(JsonNode node) {
    node.properties().forEach(e -> rest.put(e.getKey(), new JsonField(e.getKey(), e.getValue())));
  }

  /**
   * Returns a JSON value as an object.
   *
   * @param what the name for messages
   */
  static JsonObject of(String what, JsonNode node) {
    if (!node.isObject()) {
      throw new Problem(400, what + " must be a JSON object");
    }
    return new JsonObject(node);
  }

  /** Removes and returns a required field. */
  JsonField required(String name) {
    JsonField field = rest.remove(name);
    if (field == null) {
      throw new Problem(400, name + " is missing");
    }
    return field;
  }

  /** Removes and returns an array of objects, no more than some; empty if the field is missing. */
  List<JsonObject> objects(String name, int most) {
    JsonField field = rest.remove(name);
    if (field == null) {
      return List.of();
    }
    if (!field.value().isArray()) {
      throw field.mustBe("an array");
    }
    if (field.value().size() > most) {
      throw field.mustBe("an array of at most " + most + " objects");
    }
    List<JsonObject> objects = new ArrayList<>();
    field.value().forEach(element -> objects.add(of("each of " + name, element)));
    return objects;
  }

  /** Applies all remaining fields, and rejects a field without a setter. */
  <T> T applyTo(T target, Map<String, BiConsumer<T, JsonField>> setters) {
    rest.forEach(
        (name, field) -> {
          BiConsumer<T, JsonField> setter = setters.get(name);
          if (setter == null) {
            throw new Problem(
                400,
                "There is no field "
                    + Problem.shown(name)
                    + " to set; there are "
                    + new TreeSet<>(setters.keySet()));
          }
          setter.accept(target, field);
        });
    return target;
  }
}
