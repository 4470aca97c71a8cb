package dev.catalog.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;

/** The names by which rows may be sorted, and what they stand for. Immutable. */
public final class SortNames {

  private static final int LONGEST_TEXT = 1_000;
  private static final int LONGEST_SHOWN = 40;
  private static final Order NONE = new Order("", List.of());

  private final Map<String, Column> columns;
  private final Order otherwise;

  private record Column(SortField<?> ascending, SortField<?> descending) {}

  /**
   * An order that was asked for.
   *
   * @param text the same for all texts that mean the same
   */
  public record Order(String text, List<SortField<?>> fields) {}

  private SortNames(Map<String, Column> columns, Order otherwise) {
    this.columns = columns;
    this.otherwise = otherwise;
  }

  /** Returns one name. */
  public static SortNames of(String name, Field<?> field) {
    return new SortNames(Map.of(), NONE).and(name, field);
  }

  /** Returns these names and another. */
  public SortNames and(String name, Field<?> field) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "A name to sort by is made of letters, digits, '_', '.' and inner '-', not %s."
              .formatted(shown(name)));
    }
    Map<String, Column> more = new LinkedHashMap<>(columns);
    if (more.put(name, new Column(field.asc(), field.desc())) != null) {
      throw new IllegalArgumentException(
          "The name %s to sort by is there already.".formatted(name));
    }
    return new SortNames(more, otherwise);
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.charAt(0) != '-'
        && name.codePoints()
            .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-');
  }

  /** Returns these names with the order for texts that name none. */
  public SortNames otherwise(String text) {
    return new SortNames(columns, parse(text));
  }

  /**
   * Returns the order that a text asks for.
   *
   * @throws IllegalArgumentException if it is not made of the names
   */
  public Order parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "An order has at most %d characters, not %d; it is made of %s."
              .formatted(LONGEST_TEXT, text.length(), allowed()));
    }
    Set<String> used = new LinkedHashSet<>();
    List<String> terms = new ArrayList<>();
    List<SortField<?>> fields = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      String term = each.strip();
      boolean descending = term.startsWith("-");
      String name = descending ? term.substring(1) : term;
      Column column = columns.get(name);
      if (column == null) {
        throw new IllegalArgumentException(
            "Rows cannot be sorted by %s; an order is made of %s."
                .formatted(shown(name), allowed()));
      }
      if (!used.add(name)) {
        throw new IllegalArgumentException("The order names %s twice.".formatted(name));
      }
      terms.add(descending ? "-" + name : name);
      fields.add(descending ? column.descending : column.ascending);
    }
    return new Order(String.join(",", terms), List.copyOf(fields));
  }

  private String allowed() {
    return String.join(", ", columns.keySet()) + ", separated by commas, with - for descending";
  }

  /** Quotes what a stranger wrote, without what could disturb a log. */
  private static String shown(String text) {
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints()
        .limit(LONGEST_SHOWN)
        .map(c -> Character.isISOControl(c) || !Character.isDefined(c) || isMark(c) ? '?' : c)
        .forEach(shown::appendCodePoint);
    return shown
        .append(text.codePointCount(0, text.length()) > LONGEST_SHOWN ? "…\"" : "\"")
        .toString();
  }

  /** Line separators, and characters that turn the direction of a text or cannot be seen. */
  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  @Override
  public String toString() {
    return allowed();
  }
}
