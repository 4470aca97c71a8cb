package dev.catalog.jackson.internal;

import dev.catalog.jackson.internal.JsonInput.Token;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON string with the text of a value. */
final class StringForm<T> extends Form {

  private final @Nullable Class<T> embedded;
  private final String words;
  private final Function<String, T> parse;
  private final Function<T, String> print;

  /**
   * Creates the form of a class.
   *
   * @param embedded the class, if a tree may hold its values as they are; null if their text is to
   *     be checked
   */
  StringForm(@Nullable Class<T> embedded, String words, Function<String, T> parse) {
    this(embedded, words, parse, Object::toString);
  }

  StringForm(
      @Nullable Class<T> embedded,
      String words,
      Function<String, T> parse,
      Function<T, String> print) {
    this.embedded = embedded;
    this.words = words;
    this.parse = parse;
    this.print = print;
  }

  @Override
  boolean isInstance(@Nullable Object value) {
    return embedded != null && embedded.isInstance(value);
  }

  @Override
  Object readValue(JsonInput in) throws IOException {
    in.expect(Token.STRING, words);
    String text = in.text();
    checkText(text);
    try {
      return parse.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new WrongJson("%s is wanted, not another string".formatted(words));
    }
  }

  /** PostgreSQL stores neither U+0000 nor half of a surrogate pair. */
  static void checkText(String text) throws WrongJson {
    if (text.indexOf(0) >= 0) {
      throw new WrongJson("U+0000 cannot be stored");
    }
    if (text.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE)) {
      throw new WrongJson("half of a surrogate pair cannot be stored");
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  void writeValue(JsonOutput out, Object value) throws IOException {
    out.string(print.apply((T) value));
  }
}
