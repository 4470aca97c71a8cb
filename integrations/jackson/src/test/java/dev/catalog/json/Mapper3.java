package dev.catalog.json;

import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

record Mapper3(JsonMapper mapper) implements Mapper {

  @Override
  public <T> T read(String json, Class<T> type) {
    return mapper.readValue(json, type);
  }

  @Override
  public <T> T read(byte[] json, Class<T> type) {
    return mapper.readValue(json, type);
  }

  @Override
  public <T> T readTree(String json, Class<T> type) {
    JsonMapper exact = exact();
    return exact.treeToValue(exact.readTree(json), type);
  }

  @Override
  public <T> Map<Long, T> readMap(String json, Class<T> type) {
    return mapper.readValue(
        json, mapper.getTypeFactory().constructMapType(Map.class, Long.class, type));
  }

  @Override
  public <T> T convert(Object value, Class<T> type) {
    return mapper.convertValue(value, type);
  }

  @Override
  public <T> T update(T target, String json) {
    return mapper.readerForUpdating(target).readValue(json);
  }

  @Override
  public <T> T readInView(String json, Class<T> type, Class<?> view) {
    return mapper.readerWithView(view).forType(type).readValue(json);
  }

  @Override
  public String write(Object value) {
    return mapper.writeValueAsString(value);
  }

  @Override
  public String writeTree(Object value) {
    JsonMapper exact = exact();
    return exact.writeValueAsString(exact.<JsonNode>valueToTree(value));
  }

  /** A tree keeps all digits of a number only if it is told to. */
  private JsonMapper exact() {
    return mapper
        .rebuild()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  @Override
  public String path(Exception failure) {
    return ((JacksonException) failure)
        .getPath().stream()
            .map(
                step ->
                    step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
            .collect(Collectors.joining())
            .replaceFirst("^\\.", "");
  }

  @Override
  public Mapper snakeCase() {
    return new Mapper3(
        mapper.rebuild().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build());
  }

  @Override
  public Mapper mixIn(Class<?> type, Class<?> mixIn) {
    return new Mapper3(mapper.rebuild().addMixIn(type, mixIn).build());
  }

  @Override
  public String toString() {
    return "Jackson 3";
  }
}
