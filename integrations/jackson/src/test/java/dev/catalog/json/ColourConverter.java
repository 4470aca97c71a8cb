package dev.catalog.json;

import org.jooq.Converter;
import org.jspecify.annotations.Nullable;

/** Stores a colour as three numbers in a text. */
public final class ColourConverter implements Converter<String, Colour> {

  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable Colour from(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split(" ", -1);
    return new Colour(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  @Override
  public @Nullable String to(@Nullable Colour colour) {
    return colour == null
        ? null
        : "%d %d %d".formatted(colour.red(), colour.green(), colour.blue());
  }

  @Override
  public Class<String> fromType() {
    return String.class;
  }

  @Override
  public Class<Colour> toType() {
    return Colour.class;
  }
}
