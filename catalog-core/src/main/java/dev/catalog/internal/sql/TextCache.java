package dev.catalog.internal.sql;

import dev.catalog.spi.Assignment;
import java.util.List;
import java.util.function.Function;

/** The texts of one statement for the sets of columns it was used with. */
public final class TextCache {

  private final Function<Assignment<?>, SqlText> rendering;
  private final KeptTexts<ForColumns> texts;

  /** A text with the marks of its columns, as {@link Assignment#words} returns them. */
  private record ForColumns(List<Long> words, SqlText text) {

    boolean isFor(Assignment<?> assignment) {
      for (int i = 0; i < words.size(); i++) {
        if (words.get(i) != assignment.word(i)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * @param memory that of the table or the query
   * @param rendering renders the text for the columns of an assignment
   */
  public TextCache(TextMemory memory, Function<Assignment<?>, SqlText> rendering) {
    this.rendering = rendering;
    this.texts = new KeptTexts<>(memory);
  }

  /** Returns the text for the columns of an assignment, rendering it when it is not kept. */
  public SqlText get(Assignment<?> assignment) {
    long number = number(assignment);
    ForColumns found = texts.find(number);
    if (found != null && found.isFor(assignment)) {
      return found.text;
    }
    SqlText text = rendering.apply(assignment);
    texts.keep(number, new ForColumns(assignment.words(), text), text.bytes());
    return text;
  }

  /** Up to 64 columns have numbers of their own; beyond, sets of columns may share one. */
  private static long number(Assignment<?> assignment) {
    long number = assignment.word(0);
    for (int i = 1; i <= (assignment.rowType().columns().size() - 1) >> 6; i++) {
      number = number * 0x9E3779B97F4A7C15L + assignment.word(i);
    }
    return number;
  }
}
