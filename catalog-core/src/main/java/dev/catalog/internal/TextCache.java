package dev.catalog.internal;

import dev.catalog.spi.Assignment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one statement for the sets of columns it was used with. Bounded: past the limit all
 * are forgotten and rendered anew, which only a caller with hundreds of different sets ever meets.
 */
final class TextCache {

  private static final int MOST_TEXTS = 256;

  private final Function<Assignment<?>, SqlText> rendering;
  private final Map<List<Long>, SqlText> texts = new ConcurrentHashMap<>();
  private volatile @Nullable Entry last;

  private record Entry(long low, SqlText text) {}

  /**
   * @param rendering renders the text for the columns of an assignment
   */
  TextCache(Function<Assignment<?>, SqlText> rendering) {
    this.rendering = rendering;
  }

  /** Returns the text for the columns of an assignment, rendering it the first time. */
  SqlText get(Assignment<?> assignment) {
    int words = (assignment.rowType().columns().size() + 63) / 64;
    Entry recent = last;
    if (recent != null && words == 1 && recent.low == assignment.word(0)) {
      return recent.text;
    }
    List<Long> shape = assignment.words();
    SqlText text = texts.get(shape);
    if (text == null) {
      text = rendering.apply(assignment);
      if (texts.size() >= MOST_TEXTS) {
        texts.clear();
      }
      texts.put(shape, text);
    }
    last = new Entry(assignment.word(0), text);
    return text;
  }
}
