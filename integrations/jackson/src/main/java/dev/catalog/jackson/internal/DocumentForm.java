package dev.catalog.jackson.internal;

import dev.catalog.jackson.internal.JsonInput.Token;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Any JSON, with each digit of its numbers; a name may be in an object once. */
final class DocumentForm<T> extends Form {

  static final Form JSON_TEXT = new DocumentForm<>(JSON.class, JSON::valueOf, JSON::data);
  static final Form JSONB_VALUE = new DocumentForm<>(JSONB.class, JSONB::valueOf, JSONB::data);

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*+)(?:\\.\\d++)?(?:[eE][+-]?\\d++)?");

  private final Class<T> java;
  private final Function<String, T> parse;
  private final Function<T, String> print;

  private DocumentForm(Class<T> java, Function<String, T> parse, Function<T, String> print) {
    this.java = java;
    this.parse = parse;
    this.print = print;
  }

  @Override
  boolean isInstance(@Nullable Object value) {
    return java.isInstance(value);
  }

  @Override
  Object readValue(JsonInput in) throws IOException {
    StringBuilder text = new StringBuilder();
    Deque<Set<String>> names = new ArrayDeque<>();
    copy(in, text, names);
    return parse.apply(text.toString());
  }

  /** Copies one value, without recursion: how deep it may be is the mapper's limit. */
  private void copy(JsonInput in, StringBuilder text, Deque<Set<String>> names) throws IOException {
    int depth = 0;
    Token token = in.token();
    while (true) {
      switch (token) {
        case START_OBJECT -> {
          separate(text).append('{');
          names.push(new HashSet<>());
          depth++;
        }
        case START_ARRAY -> {
          separate(text).append('[');
          depth++;
        }
        case END_OBJECT -> {
          text.append('}');
          names.pop();
          depth--;
        }
        case END_ARRAY -> {
          text.append(']');
          depth--;
        }
        case NAME -> {
          String name = in.text();
          if (!names.element().add(name)) {
            in.enter(name);
            throw new WrongJson("the name is there twice");
          }
          quote(separate(text), name).append(':');
        }
        default -> scalar(in, separate(text));
      }
      if (depth == 0) {
        return;
      }
      token = in.next();
    }
  }

  private static StringBuilder separate(StringBuilder text) {
    if (!text.isEmpty() && "{[:".indexOf(text.charAt(text.length() - 1)) < 0) {
      text.append(',');
    }
    return text;
  }

  private void scalar(JsonInput in, StringBuilder text) throws IOException {
    switch (in.token()) {
      case STRING -> quote(text, in.text());
      case TRUE -> text.append("true");
      case FALSE -> text.append("false");
      case NULL -> text.append("null");
      case WHOLE_NUMBER, NUMBER -> {
        String number = in.text();
        if (!NUMBER.matcher(number).matches()) {
          throw new WrongJson("the number is not one of JSON");
        }
        if (java == JSONB.class) {
          NumericForm.parse(number);
        }
        text.append(number);
      }
      default -> throw in.wanted("JSON");
    }
  }

  private static StringBuilder quote(StringBuilder text, String value) throws WrongJson {
    StringForm.checkText(value);
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      if (each == '"' || each == '\\') {
        text.append('\\').append(each);
      } else if (each < ' ') {
        text.append(String.format("\\u%04x", (int) each));
      } else {
        text.append(each);
      }
    }
    return text.append('"');
  }

  @Override
  void writeValue(JsonOutput out, Object value) throws IOException {
    out.document(print.apply(java.cast(value)));
  }
}
