package dev.catalog.internal.query;

import dev.catalog.internal.sql.Lazy;
import dev.catalog.internal.sql.TextMemory;

/**
 * The rendered side of a query, shared by all values that differ only in limit, offset and
 * parameters. Rendered when it is first used.
 */
abstract class QueryTexts {

  private final TextMemory.Share share;
  private final Lazy<RenderedQuery> rendered = new Lazy<>(this::render);

  /**
   * @param share what the texts take of the memory of their constant
   */
  QueryTexts(TextMemory.Share share) {
    this.share = share;
  }

  abstract RenderedQuery render();

  final TextMemory.Share share() {
    return share;
  }

  final RenderedQuery rendered() {
    return rendered.get();
  }

  boolean hasParameter(String name) {
    return rendered().hasParameter(name);
  }
}
