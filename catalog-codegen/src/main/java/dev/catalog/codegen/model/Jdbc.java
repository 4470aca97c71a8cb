package dev.catalog.codegen.model;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How generated code reads and binds a column without going through a column type of the run time.
 *
 * @param javaType the class of the values
 * @param serverTypes names in {@code pg_type} for which reading and binding is direct
 * @param primitive the primitive type of NOT NULL columns, or null
 * @param suffix of {@code Columns.getX} and {@code Columns.setX}
 * @param getter the method of {@code ResultSet} that serves nullable columns too, or null
 */
public record Jdbc(
    String javaType,
    Set<String> serverTypes,
    @Nullable String primitive,
    String suffix,
    @Nullable String getter) {

  private static final Map<String, Jdbc> BY_JAVA_TYPE =
      Map.ofEntries(
          primitive("java.lang.Long", "int8", "long", "Long"),
          primitive("java.lang.Integer", "int4", "int", "Int"),
          primitive("java.lang.Short", "int2", "short", "Short"),
          primitive("java.lang.Boolean", "bool", "boolean", "Boolean"),
          primitive("java.lang.Double", "float8", "double", "Double"),
          primitive("java.lang.Float", "float4", "float", "Float"),
          reference("java.lang.String", Set.of("text", "varchar", "bpchar"), "Text", "getString"),
          reference("java.math.BigDecimal", Set.of("numeric"), "Numeric", "getBigDecimal"),
          reference("byte[]", Set.of("bytea"), "Bytes", "getBytes"),
          reference("java.util.UUID", Set.of("uuid"), "Uuid", null),
          reference("java.time.LocalDate", Set.of("date"), "Date", null),
          reference("java.time.LocalTime", Set.of("time"), "Time", null),
          reference("java.time.OffsetTime", Set.of("timetz"), "OffsetTime", null),
          reference("java.time.LocalDateTime", Set.of("timestamp"), "DateTime", null),
          reference("java.time.OffsetDateTime", Set.of("timestamptz"), "OffsetDateTime", null));

  private static Map.Entry<String, Jdbc> primitive(
      String javaType, String serverType, String primitive, String suffix) {
    return Map.entry(javaType, new Jdbc(javaType, Set.of(serverType), primitive, suffix, null));
  }

  private static Map.Entry<String, Jdbc> reference(
      String javaType, Set<String> serverTypes, String suffix, @Nullable String getter) {
    return Map.entry(javaType, new Jdbc(javaType, serverTypes, null, suffix, getter));
  }

  /**
   * Returns how to read and bind values of a class in a column of a type, null where there is no
   * direct way.
   */
  public static @Nullable Jdbc of(String javaType, String serverType) {
    Jdbc jdbc = BY_JAVA_TYPE.get(javaType);
    return jdbc != null && jdbc.serverTypes.contains(serverType) ? jdbc : null;
  }
}
