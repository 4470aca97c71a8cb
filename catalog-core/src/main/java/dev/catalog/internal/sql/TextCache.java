package dev.catalog.internal.sql;

import dev.catalog.spi.Assignment;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one statement for the sets of columns it was used with. The last one is found
 * without a look-up.
 */
public final class TextCache {

  private final Function<Assignment<?>, SqlText> rendering;
  private final BoundedCache<List<Long>, SqlText> texts = new BoundedCache<>();
  private volatile @Nullable Entry last;

  private record Entry(long low, SqlText text) {}

  /**
   * @param rendering renders the text for the columns of an assignment
   */
  public TextCache(Function<Assignment<?>, SqlText> rendering) {
    this.rendering = rendering;
  }

  /** Returns the text for the columns of an assignment, rendering it the first time. */
  public SqlText get(Assignment<?> assignment) {
    int words = (assignment.rowType().columns().size() + 63) / 64;
    Entry recent = last;
    if (recent != null && words == 1 && recent.low == assignment.word(0)) {
      return recent.text;
    }
    List<Long> shape = assignment.words();
    SqlText text = texts.find(shape);
    if (text == null) {
      text = texts.keep(shape, rendering.apply(assignment));
    }
    last = new Entry(assignment.word(0), text);
    return text;
  }
}
