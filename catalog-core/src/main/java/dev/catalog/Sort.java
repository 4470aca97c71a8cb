package dev.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;

/**
 * The sort orders that clients may request, for example in a parameter of an HTTP request: the
 * allowed names, and the column for each.
 *
 * <pre>{@code
 * static final Sort SORT =
 *     Sort.of("price", PRODUCTS.PRICE).and("name", PRODUCTS.NAME).otherwise("name");
 *
 * db.list(Product.ROWS.orderBy(SORT, "-price,name"));   // order by price desc, name asc
 * }</pre>
 *
 * <p>None of the request's text reaches the SQL: it only selects among the columns named here. As
 * usual in PostgreSQL, nulls are the largest values. Rows with equal values in all the columns come
 * in any order: end with a unique column if pages must not overlap.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Sort {

  private static final int LONGEST_TEXT = 1_000;
  private static final int LONGEST_SHOWN = 40;

  private final Map<String, Name> names;
  private final List<Term> otherwise;

  private record Name(SortField<?> ascending, SortField<?> descending) {}

  private record Term(String text, SortField<?> field) {}

  private Sort(Map<String, Name> names, List<Term> otherwise) {
    this.names = names;
    this.otherwise = otherwise;
  }

  /**
   * Starts with one name.
   *
   * @param name the name in the request: letters, digits, {@code _}, {@code .} and inner {@code -}
   * @param field the column or expression that the name stands for
   * @throws IllegalArgumentException if the name has other characters
   */
  public static Sort of(String name, Field<?> field) {
    return new Sort(Map.of(), List.of()).and(name, field);
  }

  /**
   * Returns these names and one more.
   *
   * @throws IllegalArgumentException if the name exists already, or has characters that {@link #of}
   *     does not allow
   */
  public Sort and(String name, Field<?> field) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a sort name must consist of letters, digits, '_', '.' and inner '-': " + shown(name));
    }
    Map<String, Name> more = new LinkedHashMap<>(names);
    if (more.put(name, new Name(field.asc(), field.desc())) != null) {
      throw new IllegalArgumentException("sort name is used twice: " + name);
    }
    return new Sort(more, otherwise);
  }

  /**
   * Returns these names with a default order for requests that are null or blank. Without it, such
   * requests have no order.
   *
   * @throws IllegalArgumentException as {@link #parse}
   */
  public Sort otherwise(String text) {
    return new Sort(names, terms(text));
  }

  /**
   * Returns the order that a request names: names separated by commas, each preceded by {@code -}
   * for descending order; blanks around them are ignored. Null and blank requests give the order of
   * {@link #otherwise}, or an empty list.
   *
   * @throws IllegalArgumentException if the request has an unknown name (the message lists the
   *     known ones), a name twice, an empty name, or more than 1,000 characters
   */
  public List<SortField<?>> parse(@Nullable String text) {
    return terms(text).stream().<SortField<?>>map(Term::field).toList();
  }

  /**
   * Returns what a text asks for in its shortest form: the names with their {@code -}, separated by
   * commas. Two texts that ask for the same order have the same form, so it can be a key of a
   * cache. Empty when no order is asked for.
   *
   * @throws IllegalArgumentException as {@link #parse}
   */
  public String normalized(@Nullable String text) {
    return terms(text).stream().map(Term::text).collect(Collectors.joining(","));
  }

  private List<Term> terms(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "a sort order must have at most %d characters, and the names are %s: %d"
              .formatted(LONGEST_TEXT, allowed(), text.length()));
    }
    Set<String> used = new HashSet<>();
    List<Term> terms = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      terms.add(term(each.strip(), used));
    }
    return List.copyOf(terms);
  }

  private Term term(String text, Set<String> used) {
    boolean descending = text.startsWith("-");
    String word = descending ? text.substring(1) : text;
    Name name = names.get(word);
    if (name == null) {
      throw new IllegalArgumentException(
          "unknown sort name: %s; the names are %s".formatted(shown(word), allowed()));
    }
    if (!used.add(word)) {
      throw new IllegalArgumentException("sort name is given twice: %s".formatted(word));
    }
    return new Term(text, descending ? name.descending : name.ascending);
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.charAt(0) != '-'
        && name.codePoints()
            .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-');
  }

  private String allowed() {
    return String.join(", ", names.keySet())
        + " (separated by commas, with - in front for descending order)";
  }

  /** Quotes a text of a client, without the characters that could garble a log. */
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

  /** Returns the names, for logs. */
  @Override
  public String toString() {
    return allowed();
  }
}
