package dev.catalog.codegen.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects problems, so that one run reports all of them. */
public final class Problems {
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable Throwable cause;

  public void add(Tag tag, String sentence) {
    Problem problem = new Problem(tag, sentence);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  public void add(Tag tag, String sentence, Throwable cause) {
    add(tag, sentence);
    if (this.cause == null) {
      this.cause = cause;
    } else {
      this.cause.addSuppressed(cause);
    }
  }

  /**
   * Ends the run if there is a problem.
   *
   * @throws CatalogGenerationException with everything that was added
   */
  public void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new CatalogGenerationException(problems, cause);
    }
  }
}
