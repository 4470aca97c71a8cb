package dev.catalog.examples.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** A JSON object whose fields are taken out one by one, so that none is overlooked. */
final class JsonObject {

  private final Map<String, JsonField> rest = new LinkedHashMap<>();

  private JsonObject(JsonNode node) {
    node.properties().forEach(e -> rest.put(e.getKey(), new JsonField(e.getKey(), e.getValue())));
  }

  /**
   * Returns the object that a JSON value is.
   *
   * @param what names it in messages
   */
  static JsonObject of(String what, JsonNode node) {
    if (!node.isObject()) {
      throw new Problem(400, what + " must be a JSON object");
    }
    return new JsonObject(node);
  }

  /** Takes a field that must be there. */
  JsonField required(String name) {
    JsonField field = rest.remove(name);
    if (field == null) {
      throw new Problem(400, name + " is missing");
    }
    return field;
  }

  /** Takes an array of objects; without the field, an empty one. */
  List<JsonObject> objects(String name) {
    JsonField field = rest.remove(name);
    if (field == null) {
      return List.of();
    }
    if (!field.value().isArray()) {
      throw field.mustBe("an array");
    }
    List<JsonObject> objects = new ArrayList<>();
    field.value().forEach(element -> objects.add(of("each of " + name, element)));
    return objects;
  }

  /** Applies all fields that were not taken, and refuses one without a setter. */
  <T> T applyTo(T target, Map<String, BiConsumer<T, JsonField>> setters) {
    rest.forEach(
        (name, field) -> {
          BiConsumer<T, JsonField> setter = setters.get(name);
          if (setter == null) {
            throw new Problem(
                400,
                "There is no field "
                    + name
                    + " to set; there are "
                    + new TreeSet<>(setters.keySet()));
          }
          setter.accept(target, field);
        });
    return target;
  }
}
