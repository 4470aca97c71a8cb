package dev.catalog.jackson.internal;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Map;
import java.util.UUID;
import org.jooq.EnumType;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.UDTRecord;
import org.jooq.XML;
import org.jspecify.annotations.Nullable;

/** Finds the form of a type. */
public final class Forms {

  private static final Map<Class<?>, Form> FORMS =
      Map.ofEntries(
          Map.entry(Short.class, WholeNumberForm.SHORT),
          Map.entry(Integer.class, WholeNumberForm.INTEGER),
          Map.entry(Long.class, WholeNumberForm.LONG),
          Map.entry(Byte.class, WholeNumberForm.BYTE),
          Map.entry(BigInteger.class, WholeNumberForm.BIG),
          Map.entry(BigDecimal.class, new NumericForm()),
          Map.entry(Float.class, new FloatForm<>(Float::valueOf)),
          Map.entry(Double.class, new FloatForm<>(Double::valueOf)),
          Map.entry(Boolean.class, new BooleanForm()),
          Map.entry(String.class, new StringForm<>(null, "a string", text -> text)),
          Map.entry(byte[].class, new BytesForm()),
          Map.entry(
              UUID.class,
              new StringForm<>(
                  UUID.class,
                  "a UUID such as \"00000000-0000-0000-0000-000000000000\"",
                  Forms::uuid)),
          Map.entry(
              LocalDate.class,
              new StringForm<>(LocalDate.class, "a date such as \"2026-01-31\"", LocalDate::parse)),
          Map.entry(
              LocalTime.class,
              new StringForm<>(LocalTime.class, "a time such as \"10:15:00\"", LocalTime::parse)),
          Map.entry(
              OffsetTime.class,
              new StringForm<>(
                  OffsetTime.class,
                  "a time with its offset such as \"10:15:00+01:00\"",
                  OffsetTime::parse)),
          Map.entry(
              LocalDateTime.class,
              new StringForm<>(
                  LocalDateTime.class,
                  "a date and time such as \"2026-01-31T10:15:00\"",
                  LocalDateTime::parse)),
          Map.entry(
              OffsetDateTime.class,
              new StringForm<>(
                  OffsetDateTime.class,
                  "a date and time with its offset such as \"2026-01-31T10:15:00Z\"",
                  OffsetDateTime::parse)),
          Map.entry(JSON.class, DocumentForm.JSON_TEXT),
          Map.entry(JSONB.class, DocumentForm.JSONB_VALUE),
          Map.entry(XML.class, new StringForm<>(null, "XML in a string", XML::valueOf, XML::data)));

  private Forms() {}

  /** Returns the form of a type; what is not Catalog's is read and written by the mapper. */
  public static Form of(Type type) {
    if (!(type instanceof Class<?> java)) {
      return new MappedForm(type);
    }
    Form form = FORMS.get(java);
    if (form != null) {
      return form;
    }
    if (java.isArray() && !java.getComponentType().isPrimitive()) {
      return new ArrayForm(java.getComponentType());
    }
    if (EnumType.class.isAssignableFrom(java) && java.isEnum()) {
      return new LabelForm(java);
    }
    return UDTRecord.class.isAssignableFrom(java) ? new CompositeForm(java) : new MappedForm(java);
  }

  /**
   * Returns the form of a class of jOOQ's that a mapper would take for something else; null for any
   * other.
   */
  public static @Nullable Form ofJooq(Class<?> java) {
    boolean isJooq =
        java == JSON.class
            || java == JSONB.class
            || java == XML.class
            || (EnumType.class.isAssignableFrom(java) && java.isEnum())
            || (UDTRecord.class.isAssignableFrom(java) && CompositeForm.isGenerated(java));
    return isJooq ? of(java) : null;
  }

  private static UUID uuid(String text) {
    if (text.length() != 36) {
      throw new IllegalArgumentException();
    }
    return UUID.fromString(text);
  }
}
