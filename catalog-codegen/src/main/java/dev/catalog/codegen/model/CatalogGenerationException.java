package dev.catalog.codegen.model;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says why nothing was generated: one sentence for each problem, with its tag and the thing to
 * change. The tags are explained in the guide's page of errors.
 *
 * <p>Instances are as thread-safe as every exception.
 */
public final class CatalogGenerationException extends RuntimeException {

  CatalogGenerationException(List<Problem> problems, @Nullable Throwable cause) {
    super(message(problems), cause);
  }

  public static CatalogGenerationException of(Tag tag, String sentence) {
    return new CatalogGenerationException(List.of(new Problem(tag, sentence)), null);
  }

  public static CatalogGenerationException of(Tag tag, String sentence, Throwable cause) {
    return new CatalogGenerationException(List.of(new Problem(tag, sentence)), cause);
  }

  private static String message(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }
}
