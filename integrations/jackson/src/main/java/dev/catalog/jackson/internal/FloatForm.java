package dev.catalog.jackson.internal;

import dev.catalog.jackson.internal.JsonInput.Token;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSON number, or one of the strings "NaN", "Infinity" and "-Infinity". */
final class FloatForm<N extends Number> extends Form {

  private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");
  private static final Pattern ZERO = Pattern.compile("-?0*\\.?0*(?:[eE].*)?");

  private final Function<String, N> parse;

  FloatForm(Function<String, N> parse) {
    this.parse = parse;
  }

  @Override
  boolean isInstance(@Nullable Object value) {
    return value instanceof Number && value.getClass() == parse.apply("0").getClass();
  }

  @Override
  Object readValue(JsonInput in) throws IOException {
    if (in.token() == Token.STRING && NO_NUMBERS.contains(in.text())) {
      return parse.apply(in.text());
    }
    if (in.token() != Token.WHOLE_NUMBER && in.token() != Token.NUMBER) {
      throw in.wanted("a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
    }
    String text = in.text();
    N value = parse.apply(text);
    boolean isTooLarge = Double.isInfinite(value.doubleValue()) && !NO_NUMBERS.contains(text);
    boolean isTooSmall = value.doubleValue() == 0 && !ZERO.matcher(text).matches();
    if (isTooLarge || isTooSmall) {
      throw new WrongJson(
          "the number is out of range of %s".formatted(value.getClass().getSimpleName()));
    }
    return value;
  }

  @Override
  void writeValue(JsonOutput out, Object value) throws IOException {
    if (Double.isFinite(((Number) value).doubleValue())) {
      out.number((Number) value);
    } else {
      out.string(value.toString());
    }
  }
}
