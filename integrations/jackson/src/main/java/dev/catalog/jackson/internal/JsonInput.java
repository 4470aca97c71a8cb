package dev.catalog.jackson.internal;

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON that is read, token by token, and the path to the present one. */
public abstract class JsonInput {

  private final List<Object> path = new ArrayList<>();

  /** A token, or what a tree holds in the place of one. */
  public enum Token {
    START_OBJECT("an object"),
    END_OBJECT("the end of an object"),
    START_ARRAY("an array"),
    END_ARRAY("the end of an array"),
    NAME("a name"),
    STRING("a string"),
    WHOLE_NUMBER("a number"),
    NUMBER("a number with a fraction or an exponent"),
    TRUE("true"),
    FALSE("false"),
    NULL("null"),
    EMBEDDED("a Java object"),
    END("the end");

    private final String words;

    Token(String words) {
      this.words = words;
    }
  }

  /** Returns the present token. */
  public abstract Token token();

  /** Goes on to the next token, and returns it. */
  public abstract Token next() throws IOException;

  /** Returns the text of a name, string or number, as it was written. */
  public abstract String text() throws IOException;

  /** Returns what a tree holds in the place of a token. */
  public abstract @Nullable Object embedded() throws IOException;

  /** Returns the value that the mapper itself reads, for classes that are not Catalog's. */
  public abstract @Nullable Object mapped(Type type) throws IOException;

  /** Returns the view that the mapper reads by; null for none. */
  public abstract @Nullable Class<?> view();

  final void enter(Object step) {
    path.add(step);
  }

  final void leave() {
    path.remove(path.size() - 1);
  }

  /** Returns the names and indexes on the way to the present token, the innermost first. */
  public final List<Object> innermostFirst() {
    List<Object> reversed = new ArrayList<>(path);
    Collections.reverse(reversed);
    return reversed;
  }

  /** Returns the failure for another form than the one that is wanted. */
  final WrongJson wanted(String form) {
    return new WrongJson("%s is wanted, not %s".formatted(form, token().words));
  }

  /**
   * Goes on if this is the token that is wanted.
   *
   * @throws WrongJson if it is another
   */
  final void expect(Token token, String form) throws IOException {
    if (token() != token) {
      throw wanted(form);
    }
  }
}
