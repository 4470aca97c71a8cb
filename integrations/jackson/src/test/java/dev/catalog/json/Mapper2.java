package dev.catalog.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import java.util.Map;
import java.util.stream.Collectors;

record Mapper2(ObjectMapper mapper) implements Mapper {

  @Override
  public <T> T read(String json, Class<T> type) throws Exception {
    return mapper.readValue(json, type);
  }

  @Override
  public <T> T read(byte[] json, Class<T> type) throws Exception {
    return mapper.readValue(json, type);
  }

  @Override
  public <T> T readTree(String json, Class<T> type) throws Exception {
    ObjectMapper exact = exact();
    return exact.treeToValue(exact.readTree(json), type);
  }

  @Override
  public <T> Map<Long, T> readMap(String json, Class<T> type) throws Exception {
    return mapper.readValue(
        json, mapper.getTypeFactory().constructMapType(Map.class, Long.class, type));
  }

  @Override
  public <T> T convert(Object value, Class<T> type) {
    return mapper.convertValue(value, type);
  }

  @Override
  public <T> T update(T target, String json) throws Exception {
    return mapper.readerForUpdating(target).readValue(json);
  }

  @Override
  public <T> T readInView(String json, Class<T> type, Class<?> view) throws Exception {
    return mapper.readerWithView(view).forType(type).readValue(json);
  }

  @Override
  public String write(Object value) throws Exception {
    return mapper.writeValueAsString(value);
  }

  @Override
  public String writeTree(Object value) throws Exception {
    ObjectMapper exact = exact();
    return exact.writeValueAsString(exact.<JsonNode>valueToTree(value));
  }

  /** A tree keeps all digits of a number only if it is told to. */
  private ObjectMapper exact() {
    return mapper
        .copy()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
  }

  @Override
  public String path(Exception failure) {
    return ((JsonMappingException) failure)
        .getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getFieldName())
            .collect(Collectors.joining())
            .replaceFirst("^\\.", "");
  }

  @Override
  public Mapper snakeCase() {
    return new Mapper2(
        mapper.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
  }

  @Override
  public Mapper mixIn(Class<?> type, Class<?> mixIn) {
    return new Mapper2(mapper.copy().addMixIn(type, mixIn));
  }

  @Override
  public String toString() {
    return "Jackson 2";
  }
}
