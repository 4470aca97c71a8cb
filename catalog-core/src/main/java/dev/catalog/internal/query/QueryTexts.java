package dev.catalog.internal.query;

import dev.catalog.internal.sql.Lazy;

/**
 * The rendered side of a query, shared by all values that differ only in limit, offset and
 * parameters. Rendered when it is first used.
 */
abstract class QueryTexts {

  private final Lazy<RenderedQuery> rendered = new Lazy<>(this::render);

  abstract RenderedQuery render();

  final RenderedQuery rendered() {
    return rendered.get();
  }

  boolean hasParameter(String name) {
    return rendered().hasParameter(name);
  }
}
