package dev.catalog.internal;

import dev.catalog.spi.Assignment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one statement for the sets of columns it was used with. Bounded: past the limit all
 * are forgotten and rendered anew, which only a caller with hundreds of different sets ever meets.
 */
final class TextCache {

  private static final int MOST_TEXTS = 256;

  private final Rendering rendering;
  private final Map<Shape, SqlText> texts = new ConcurrentHashMap<>();
  private volatile @Nullable Entry last;

  private record Shape(List<Long> words, boolean variant) {}

  private record Entry(long low, boolean variant, SqlText text) {}

  /** Renders the text for the columns of an assignment, in one of two variants. */
  @FunctionalInterface
  interface Rendering {
    SqlText render(Assignment<?> columns, boolean variant);
  }

  TextCache(Rendering rendering) {
    this.rendering = rendering;
  }

  /** Returns the text for the columns of an assignment, rendering it the first time. */
  SqlText get(Assignment<?> assignment, boolean variant) {
    int words = (assignment.rowType().columns().size() + 63) / 64;
    Entry recent = last;
    if (recent != null
        && words == 1
        && recent.low == assignment.word(0)
        && recent.variant == variant) {
      return recent.text;
    }
    Shape shape = new Shape(assignment.words(), variant);
    SqlText text = texts.get(shape);
    if (text == null) {
      text = rendering.render(assignment, variant);
      if (texts.size() >= MOST_TEXTS) {
        texts.clear();
      }
      texts.put(shape, text);
    }
    last = new Entry(assignment.word(0), variant, text);
    return text;
  }
}
