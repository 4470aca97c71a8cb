package dev.catalog.internal.query;

import dev.catalog.internal.type.ColumnTypes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DataType;
import org.jooq.EnumType;

/**
 * Whether a text of a cursor can be a value of its key, as the server writes values. What cannot be
 * told here, the server has to say: of types that are not in the list, and of expressions, whose
 * type only the server knows.
 */
enum PositionText {
  POSSIBLE,
  IMPOSSIBLE,
  UNKNOWN;

  private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9]\\d{0,18})");
  private static final Pattern NUMERIC =
      Pattern.compile("NaN|-?Infinity|-?\\d{1,131072}(?:\\.\\d{1,16383})?");
  private static final Pattern FLOAT =
      Pattern.compile("-?\\d{1,40}(?:\\.\\d{1,40})?(?:e[+-]\\d{1,3})?");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern BYTES = Pattern.compile("\\\\x(?:[0-9a-f]{2})*+");

  private static final String DAY = "(\\d{4,7})-(\\d\\d)-(\\d\\d)";
  private static final String CLOCK = "(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,6})?";
  private static final String OFFSET = "[+-](?:0\\d|1[0-5])(?::[0-5]\\d){0,2}";
  private static final String ERA = "( BC)?";
  private static final Pattern DATE = Pattern.compile(DAY + ERA);
  private static final Pattern TIMESTAMP = Pattern.compile(DAY + " " + CLOCK + ERA);
  private static final Pattern TIMESTAMPTZ = Pattern.compile(DAY + " " + CLOCK + OFFSET + ERA);
  private static final Pattern TIME = Pattern.compile(CLOCK + "|24:00:00");
  private static final Pattern TIMETZ = Pattern.compile("(?:" + CLOCK + "|24:00:00)" + OFFSET);

  /** The first day that PostgreSQL knows, 4714-11-24 BC. */
  private static final LocalDate FIRST = LocalDate.of(1 - 4714, 11, 24);

  private static final LocalDate LAST_DATE = LocalDate.of(5_874_897, 12, 31);
  private static final LocalDate LAST_TIMESTAMP = LocalDate.of(294_276, 12, 31);

  /** Judges the text of a key. */
  static PositionText of(SortKey key, String text) {
    DataType<?> type = key.field().getDataType();
    if (!key.isColumn() || ColumnTypes.hasBinding(type)) {
      return UNKNOWN;
    }
    Class<?> java = type.getConverter().fromType();
    if (java.isEnum() && EnumType.class.isAssignableFrom(java)) {
      return label(java, text);
    }
    return of(ColumnTypes.castName(type), text);
  }

  /** The database may have labels that this program does not know yet. */
  private static PositionText label(Class<?> java, String text) {
    for (Object constant : java.getEnumConstants()) {
      if (((EnumType) constant).getLiteral().equals(text)) {
        return POSSIBLE;
      }
    }
    return UNKNOWN;
  }

  private static PositionText of(String type, String text) {
    return switch (type) {
      case "smallint", "int2" -> whole(text, Short.MIN_VALUE, Short.MAX_VALUE);
      case "int", "integer", "int4" -> whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "bigint", "int8" -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
      case "numeric", "decimal" -> possible(NUMERIC.matcher(text).matches());
      case "real", "float4" -> possible(isFloat(text, true));
      case "double precision", "float8", "float" -> possible(isFloat(text, false));
      case "boolean", "bool" -> possible(text.equals("true") || text.equals("false"));
      case "text", "varchar", "bpchar" -> POSSIBLE;
      case "uuid" -> possible(UUID.matcher(text).matches());
      // a server may be set to write bytes in another way
      case "bytea" -> BYTES.matcher(text).matches() ? POSSIBLE : UNKNOWN;
      case "date" -> possible(isDay(DATE, text, LAST_DATE));
      case "timestamp", "timestamp without time zone" ->
          possible(isDay(TIMESTAMP, text, LAST_TIMESTAMP));
      case "timestamptz", "timestamp with time zone" ->
          possible(isDay(TIMESTAMPTZ, text, LAST_TIMESTAMP));
      case "time", "time without time zone" -> possible(TIME.matcher(text).matches());
      case "timetz", "time with time zone" -> possible(TIMETZ.matcher(text).matches());
      default -> UNKNOWN;
    };
  }

  private static PositionText possible(boolean is) {
    return is ? POSSIBLE : IMPOSSIBLE;
  }

  private static PositionText whole(String text, long least, long most) {
    if (!WHOLE.matcher(text).matches()) {
      return IMPOSSIBLE;
    }
    try {
      long number = Long.parseLong(text);
      return possible(number >= least && number <= most);
    } catch (NumberFormatException e) {
      return IMPOSSIBLE;
    }
  }

  /** Out of range is what becomes infinite, and what becomes 0 without being 0. */
  private static boolean isFloat(String text, boolean isSingle) {
    if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
      return true;
    }
    if (!FLOAT.matcher(text).matches()) {
      return false;
    }
    double number = isSingle ? Float.parseFloat(text) : Double.parseDouble(text);
    boolean isZero = text.replaceFirst("e.*", "").matches("[-.0]*");
    return !Double.isInfinite(number) && (number == 0) == isZero;
  }

  private static boolean isDay(Pattern form, String text, LocalDate last) {
    Matcher parts = form.matcher(text);
    if (!parts.matches()) {
      return text.equals("infinity") || text.equals("-infinity");
    }
    int year = Integer.parseInt(parts.group(1));
    try {
      LocalDate day =
          LocalDate.of(
              parts.group(4) == null ? year : 1 - year,
              Integer.parseInt(parts.group(2)),
              Integer.parseInt(parts.group(3)));
      return year > 0 && !day.isBefore(FIRST) && !day.isAfter(last);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
