package dev.catalog.internal.query;

import dev.catalog.internal.fetch.FetchPlan;
import dev.catalog.internal.sql.Bind;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.Lazy;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.sql.TextMemory;
import java.util.function.Supplier;

/**
 * A query that was rendered, and the texts made from it by putting SQL around it. Each is made at
 * most once (or, when threads race, to the same result).
 */
final class RenderedQuery {

  private final SqlText text;
  private final Lazy<SqlText> counted;
  private final FetchPlan plan;
  private final Lazy<SqlText> limited;
  private final Lazy<SqlText> offset;
  private final Lazy<SqlText> limitedAndOffset;
  private final Lazy<SqlText> page;
  private final Lazy<SqlText> count;
  private final Lazy<SqlText> exists;

  /**
   * @param text selects the rows, without limit and offset
   * @param counted selects something for each row, as cheaply as may be
   * @param plan reads the rows
   * @param share what the texts take, the first two included
   */
  RenderedQuery(SqlText text, Supplier<SqlText> counted, FetchPlan plan, TextMemory.Share share) {
    this.text = text;
    this.counted = Lazy.text(share, counted);
    this.plan = plan;
    this.limited = Lazy.text(share, () -> withLimit(text));
    this.offset = Lazy.text(share, () -> withOffset(text));
    this.limitedAndOffset = Lazy.text(share, () -> withLimit(withOffset(text)));
    this.page = Lazy.text(share, this::makePage);
    this.count = Lazy.text(share, () -> count(counted()));
    this.exists = Lazy.text(share, () -> exists(counted()));
    share.add(text.bytes());
  }

  FetchPlan plan() {
    return plan;
  }

  /** Returns the text that selects all rows. */
  SqlText text() {
    return text;
  }

  /** Returns the text that selects the rows up to a limit. */
  SqlText limited() {
    return limited.get();
  }

  private SqlText counted() {
    return counted.get();
  }

  /** Returns the text that selects the rows, with binds for the limit and offset there are. */
  SqlText select(BindValues values) {
    if (values.hasLimit()) {
      return (values.hasOffset() ? limitedAndOffset : limited).get();
    }
    return values.hasOffset() ? offset.get() : text;
  }

  /**
   * Returns the text that gives the total, a marker and the rows of a page. The total stands in
   * each row; past the end there is one row, without the marker.
   */
  SqlText page() {
    return page.get();
  }

  private SqlText makePage() {
    SqlText rows = limitedAndOffset.get();
    return counted()
        .wrap(
            "select t.total, q.* from (select count(*) as total from (",
            ") as c) as t left join lateral (select true as present, p.* from (")
        .append(rows)
        .append(") as p) as q on true");
  }

  /** Returns the text that counts the rows. */
  SqlText count(BindValues values) {
    return values.hasLimit() || values.hasOffset() ? count(select(values)) : count.get();
  }

  private static SqlText count(SqlText rows) {
    return rows.wrap("select count(*) from (", ") as c");
  }

  /** Returns the text that asks whether there is a row. */
  SqlText exists(BindValues values) {
    return values.hasLimit() || values.hasOffset() ? exists(select(values)) : exists.get();
  }

  private static SqlText exists(SqlText rows) {
    return rows.wrap("select exists (", ")");
  }

  private static SqlText withOffset(SqlText rows) {
    return rows.append(" offset ?", Bind.OFFSET);
  }

  private static SqlText withLimit(SqlText rows) {
    return rows.append(" limit ?", Bind.LIMIT);
  }

  boolean hasParameter(String name) {
    return text.hasParameter(name) || plan.hasParameter(name);
  }
}
