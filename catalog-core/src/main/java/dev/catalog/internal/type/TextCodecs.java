package dev.catalog.internal.type;

import dev.catalog.spi.TextForm;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.UDTRecord;
import org.jooq.XML;
import org.jspecify.annotations.Nullable;

/** Finds the text form of a type: on its own, as an element of an array, or as part of a row. */
public final class TextCodecs {

  private static final Map<Class<?>, TextCodec<?>> CODECS = new HashMap<>();

  static {
    put(String.class, text -> text, text -> text);
    put(Long.class, Long::valueOf, Object::toString);
    put(Integer.class, Integer::valueOf, Object::toString);
    put(Short.class, Short::valueOf, Object::toString);
    put(Double.class, Double::valueOf, Object::toString);
    put(Float.class, Float::valueOf, Object::toString);
    put(Boolean.class, TextCodecs::truth, Object::toString);
    put(BigDecimal.class, TextCodecs::number, BigDecimal::toPlainString);
    put(BigInteger.class, BigInteger::new, BigInteger::toString);
    put(byte[].class, TextCodecs::bytes, bytes -> "\\x" + HexFormat.of().formatHex(bytes));
    put(UUID.class, UUID::fromString, UUID::toString);
    put(JSON.class, JSON::json, JSON::data);
    put(JSONB.class, JSONB::jsonb, JSONB::data);
    put(XML.class, XML::xml, XML::data);
    CODECS.put(LocalDate.class, TemporalText.LOCAL_DATE);
    CODECS.put(LocalTime.class, TemporalText.LOCAL_TIME);
    CODECS.put(OffsetTime.class, TemporalText.OFFSET_TIME);
    CODECS.put(LocalDateTime.class, TemporalText.LOCAL_DATE_TIME);
    CODECS.put(OffsetDateTime.class, TemporalText.OFFSET_DATE_TIME);
  }

  private TextCodecs() {}

  private static <T> void put(
      Class<T> java, TextCodec.Parser<T> parser, java.util.function.Function<T, String> printer) {
    CODECS.put(java, TextCodec.of(parser, printer));
  }

  private static BigDecimal number(String text) throws SQLException {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new SQLException("NaN and infinities do not fit into a BigDecimal", e);
    }
  }

  private static Boolean truth(String text) throws SQLException {
    if (!text.equals("t") && !text.equals("f")) {
      throw new SQLException("not a boolean");
    }
    return text.equals("t");
  }

  private static byte[] bytes(String text) {
    return HexFormat.of().parseHex(text, 2, text.length());
  }

  /** Returns the text form of a type, null for one that only a binding of jOOQ's knows. */
  @SuppressWarnings("unchecked")
  static <T> @Nullable TextCodec<T> of(DataType<T> type) {
    if (type.getBinding() instanceof TextForm<?>) {
      return (TextCodec<T>) CODECS.get(String.class);
    }
    if (JooqBindingType.isCustom(type)) {
      return null;
    }
    Converter<?, T> converter = type.getConverter();
    if (converter.fromType() == converter.toType()) {
      return (TextCodec<T>) plain(type.getType(), type.getArrayComponentDataType());
    }
    TextCodec<Object> from = (TextCodec<Object>) plain(converter.fromType(), null);
    return from == null ? null : converted(from, (Converter<Object, T>) converter);
  }

  private static <T> TextCodec<T> converted(
      TextCodec<Object> from, Converter<Object, T> converter) {
    return TextCodec.of(
        text -> converter.from(from.parse(text)), value -> from.print(converter.to(value)));
  }

  /** Returns the text form of a class to which no converter and no binding belongs. */
  static @Nullable TextCodec<?> plain(Class<?> java, @Nullable DataType<?> element) {
    TextCodec<?> codec = CODECS.get(java);
    if (codec != null) {
      return codec;
    }
    if (java.isEnum() && EnumType.class.isAssignableFrom(java)) {
      return enumCodec(java);
    }
    if (java.isArray()) {
      Class<?> component = java.getComponentType();
      TextCodec<?> each =
          element != null && element.getType() == component ? of(element) : plain(component, null);
      return each == null ? null : array(component, each);
    }
    return UDTRecord.class.isAssignableFrom(java) ? row(java.asSubclass(UDTRecord.class)) : null;
  }

  private static TextCodec<?> enumCodec(Class<?> java) {
    Map<String, EnumType> byLiteral = new HashMap<>();
    for (Object constant : java.getEnumConstants()) {
      byLiteral.put(((EnumType) constant).getLiteral(), (EnumType) constant);
    }
    return TextCodec.<EnumType>of(
        text -> {
          EnumType constant = byLiteral.get(text);
          if (constant == null) {
            throw new SQLException(
                "the value '%s' is not in the generated enum %s: build again from the present migrations"
                    .formatted(text, java.getSimpleName()));
          }
          return constant;
        },
        EnumType::getLiteral);
  }

  @SuppressWarnings("unchecked")
  private static TextCodec<?> array(Class<?> component, TextCodec<?> each) {
    TextCodec<Object> codec = (TextCodec<Object>) each;
    boolean nested = component.isArray() && component != byte[].class;
    return TextCodec.<Object[]>of(
        text -> {
          List<@Nullable String> texts = Literal.elements(text, nested);
          @Nullable Object[] elements = (Object[]) Array.newInstance(component, texts.size());
          for (int i = 0; i < elements.length; i++) {
            String element = texts.get(i);
            elements[i] = element == null ? null : codec.parse(element);
          }
          return elements;
        },
        elements -> {
          StringJoiner texts = new StringJoiner(",", "{", "}");
          for (Object element : elements) {
            String text = element == null ? "NULL" : codec.print(element);
            texts.add(element == null || nested ? text : Literal.quoted(text));
          }
          return texts.toString();
        });
  }

  /** Returns the text form of a composite type, for which jOOQ generates a record. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable TextCodec<?> row(Class<? extends UDTRecord> java) {
    List<TextCodec<Object>> columns = new ArrayList<>();
    for (Field<?> field : newRow(java).fields()) {
      TextCodec<?> codec = of(field.getDataType());
      if (codec == null) {
        return null;
      }
      columns.add((TextCodec<Object>) codec);
    }
    return TextCodec.<UDTRecord>of(
        text -> parseRow(newRow(java), columns, text), row -> printRow(row, columns));
  }

  @SuppressWarnings("rawtypes")
  static UDTRecord<?> newRow(Class<? extends UDTRecord> java) {
    try {
      return java.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("jOOQ's %s cannot be created".formatted(java), e);
    }
  }

  @SuppressWarnings("rawtypes")
  private static UDTRecord parseRow(UDTRecord row, List<TextCodec<Object>> columns, String text)
      throws SQLException {
    List<@Nullable String> texts = Literal.columns(text);
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      String column = texts.get(i);
      values[i] = column == null ? null : columns.get(i).parse(column);
    }
    row.fromArray(values);
    row.changed(false);
    return row;
  }

  @SuppressWarnings("rawtypes")
  private static String printRow(UDTRecord row, List<TextCodec<Object>> columns) {
    StringJoiner texts = new StringJoiner(",", "(", ")");
    for (int i = 0; i < columns.size(); i++) {
      Object value = row.get(i);
      texts.add(value == null ? "" : Literal.quoted(columns.get(i).print(value)));
    }
    return texts.toString();
  }
}
