package dev.catalog.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.TableField;
import tools.jackson.databind.json.JsonMapper;

/** A mapper of either version of Jackson, as Spring sets it: unknown names are no error. */
interface Mapper {

  <T> T read(String json, Class<T> type) throws Exception;

  <T> T read(byte[] json, Class<T> type) throws Exception;

  /** Reads by way of a tree. */
  <T> T readTree(String json, Class<T> type) throws Exception;

  /** Reads a map of numbers and these values. */
  <T> Map<Long, T> readMap(String json, Class<T> type) throws Exception;

  /** Has the mapper make one object of another. */
  <T> T convert(Object value, Class<T> type);

  <T> T update(T target, String json) throws Exception;

  <T> T readInView(String json, Class<T> type, Class<?> view) throws Exception;

  String write(Object value) throws Exception;

  /** Writes by way of a tree. */
  String writeTree(Object value) throws Exception;

  /** Returns the path that an exception names: {@code price} or {@code 1.tags[0]}. */
  String path(Exception failure);

  /** Returns this mapper with names in snake case, and with a mix-in. */
  Mapper snakeCase();

  Mapper mixIn(Class<?> type, Class<?> mixIn);

  static Stream<Mapper> all() {
    return Stream.of(
        new Mapper2(jackson2().registerModule(dev.catalog.jackson2.CatalogModule.acceptingAll())),
        new Mapper3(
            jackson3().addModule(dev.catalog.jackson.CatalogModule.acceptingAll()).build()));
  }

  static Stream<Mapper> accepting(TableField<?, ?>... columns) {
    return Stream.of(
        new Mapper2(
            jackson2().registerModule(dev.catalog.jackson2.CatalogModule.accepting(columns))),
        new Mapper3(
            jackson3().addModule(dev.catalog.jackson.CatalogModule.accepting(columns)).build()));
  }

  static Stream<Mapper> withoutModule() {
    return Stream.of(new Mapper2(jackson2()), new Mapper3(jackson3().build()));
  }

  static ObjectMapper jackson2() {
    return new ObjectMapper()
        .registerModule(new JavaTimeModule())
        .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  static JsonMapper.Builder jackson3() {
    return JsonMapper.builder()
        .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }
}
