package dev.catalog.internal.type;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's text form of dates and times, in the style ISO, which the driver sets. It has an era
 * where Java has years before 1, {@code infinity} where the driver has the types' MAX and MIN, and
 * 24:00 where the driver has {@code LocalTime.MAX}.
 */
public final class TemporalText {

  private static final Pattern DATE = Pattern.compile("(\\d+)-(\\d\\d)-(\\d\\d)");
  private static final String INFINITY = "infinity";
  private static final String ERA = " BC";
  private static final String MIDNIGHT = "24:00:00";

  static final TextCodec<LocalDate> LOCAL_DATE =
      TextCodec.of(TemporalText::parseDate, TemporalText::print);
  static final TextCodec<LocalTime> LOCAL_TIME =
      TextCodec.of(TemporalText::parseTime, TemporalText::print);
  static final TextCodec<OffsetTime> OFFSET_TIME =
      TextCodec.of(TemporalText::parseOffsetTime, TemporalText::print);
  static final TextCodec<LocalDateTime> LOCAL_DATE_TIME =
      TextCodec.of(TemporalText::parseDateTime, TemporalText::print);
  static final TextCodec<OffsetDateTime> OFFSET_DATE_TIME =
      TextCodec.of(TemporalText::parseOffsetDateTime, TemporalText::print);

  private TemporalText() {}

  private static String print(LocalDate date) {
    if (date.equals(LocalDate.MAX)) {
      return INFINITY;
    }
    return date.equals(LocalDate.MIN) ? "-" + INFINITY : day(date) + era(date);
  }

  private static String day(LocalDate date) {
    int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
    return String.format(
        Locale.ROOT, "%04d-%02d-%02d", year, date.getMonthValue(), date.getDayOfMonth());
  }

  private static String era(LocalDate date) {
    return date.getYear() > 0 ? "" : ERA;
  }

  private static String print(LocalTime time) {
    return time.equals(LocalTime.MAX) ? MIDNIGHT : time.toString();
  }

  private static String print(OffsetTime time) {
    return print(time.toLocalTime()) + offset(time.getOffset());
  }

  private static String offset(ZoneOffset offset) {
    return offset.equals(ZoneOffset.UTC) ? "+00" : offset.getId();
  }

  private static String print(LocalDateTime time) {
    if (time.equals(LocalDateTime.MAX)) {
      return INFINITY;
    }
    if (time.equals(LocalDateTime.MIN)) {
      return "-" + INFINITY;
    }
    LocalDate date = time.toLocalDate();
    return day(date) + " " + time.toLocalTime() + era(date);
  }

  private static String print(OffsetDateTime time) {
    if (time.equals(OffsetDateTime.MAX)) {
      return INFINITY;
    }
    if (time.equals(OffsetDateTime.MIN)) {
      return "-" + INFINITY;
    }
    LocalDate date = time.toLocalDate();
    return day(date) + " " + time.toLocalTime() + offset(time.getOffset()) + era(date);
  }

  private static LocalDate parseDate(String text) throws SQLException {
    if (text.equals(INFINITY)) {
      return LocalDate.MAX;
    }
    return text.equals("-" + INFINITY) ? LocalDate.MIN : day(text);
  }

  private static LocalDate day(String text) throws SQLException {
    Matcher matcher = DATE.matcher(text);
    if (!matcher.lookingAt()) {
      throw new SQLException("not a date in the style ISO: " + text);
    }
    int year = Integer.parseInt(matcher.group(1));
    return LocalDate.of(
        text.endsWith(ERA) ? 1 - year : year,
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  private static LocalTime parseTime(String text) {
    return text.equals(MIDNIGHT) ? LocalTime.MAX : LocalTime.parse(text);
  }

  private static OffsetTime parseOffsetTime(String text) {
    int sign = Math.max(text.indexOf('+'), text.indexOf('-'));
    return OffsetTime.of(parseTime(text.substring(0, sign)), ZoneOffset.of(text.substring(sign)));
  }

  private static LocalDateTime parseDateTime(String text) throws SQLException {
    if (text.equals(INFINITY)) {
      return LocalDateTime.MAX;
    }
    return text.equals("-" + INFINITY)
        ? LocalDateTime.MIN
        : LocalDateTime.of(day(text), LocalTime.parse(time(text)));
  }

  /** Returns what follows the date, without the era. */
  private static String time(String text) {
    int end = text.endsWith(ERA) ? text.length() - ERA.length() : text.length();
    return text.substring(text.indexOf(' ') + 1, end);
  }

  /** Returns the instant in UTC, as the driver does. */
  private static OffsetDateTime parseOffsetDateTime(String text) throws SQLException {
    if (text.equals(INFINITY)) {
      return OffsetDateTime.MAX;
    }
    if (text.equals("-" + INFINITY)) {
      return OffsetDateTime.MIN;
    }
    OffsetTime time = parseOffsetTime(time(text));
    return time.atDate(day(text)).withOffsetSameInstant(ZoneOffset.UTC);
  }
}
