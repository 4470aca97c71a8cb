package dev.catalog.internal;

import dev.catalog.spi.Assignment;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.UUID;
import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.XML;
import org.jspecify.annotations.Nullable;

/**
 * A column whose values can be long.
 *
 * @param column its position in a row, from 0
 * @param converter makes what the driver knows of a value of the caller's own class; null where the
 *     driver knows the values
 */
record LongColumn(int column, @Nullable Converter<Object, Object> converter) {

  private static final int SHORT = 255;

  @SuppressWarnings("unchecked")
  static LongColumn of(int column, Field<?> field) {
    Converter<Object, Object> converter = (Converter<Object, Object>) field.getConverter();
    return new LongColumn(column, converter.fromType() == converter.toType() ? null : converter);
  }

  /**
   * Returns whether the values of a column can be long: those of a {@code varchar(n)} with a small
   * n cannot, and need not be looked at.
   */
  static boolean isLong(Field<?> field) {
    Class<?> java = field.getConverter().fromType();
    int length = field.getDataType().length();
    return !(Number.class.isAssignableFrom(java)
        || Temporal.class.isAssignableFrom(java)
        || java == Boolean.class
        || java == UUID.class
        || java.isEnum()
        || java == String.class && length > 0 && length <= SHORT);
  }

  /** Returns the number of characters or bytes of the value that a row is given. */
  long size(Assignment<?> row) {
    if (!row.isAssigned(column)) {
      return 0;
    }
    Object value = row.value(column);
    return size(converter == null ? value : converter.to(value));
  }

  private static long size(@Nullable Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    if (value instanceof byte[] bytes) {
      return bytes.length;
    }
    if (value instanceof Object[] elements) {
      return Arrays.stream(elements).mapToLong(LongColumn::size).sum();
    }
    if (value instanceof JSONB json) {
      return json.data().length();
    }
    if (value instanceof JSON json) {
      return json.data().length();
    }
    return value instanceof XML xml ? xml.data().length() : 0;
  }
}
