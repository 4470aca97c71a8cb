package dev.catalog.benchmarks.jdbc;

import dev.catalog.benchmarks.Shop.Filters;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The text of the page for each combination of filters, built once. */
public final class PageTexts {

  private static final String[] TEXTS = new String[16];

  static {
    for (int set = 0; set < TEXTS.length; set++) {
      TEXTS[set] = build(set);
    }
  }

  private PageTexts() {}

  /** Returns the cached text for these filters. */
  public static String of(Filters filters) {
    return TEXTS[present(filters)];
  }

  /** Builds the text for these filters. */
  public static String build(Filters filters) {
    return build(present(filters));
  }

  private static int present(Filters filters) {
    return (filters.minPrice() == null ? 0 : 1)
        | (filters.maxPrice() == null ? 0 : 2)
        | (filters.active() == null ? 0 : 4)
        | (filters.categoryId() == null ? 0 : 8);
  }

  private static String build(int set) {
    StringBuilder where = new StringBuilder();
    filter(where, (set & 1) != 0, "price >= ?");
    filter(where, (set & 2) != 0, "price <= ?");
    filter(where, (set & 4) != 0, "is_active = ?");
    filter(where, (set & 8) != 0, "category_id = ?");
    return "select t.total, q.* from (select count(*) as total from products"
        + where
        + ") t left join lateral (select true, "
        + RowReaders.PRODUCT
        + " from products"
        + where
        + " order by id limit ? offset ?) q on true";
  }

  private static void filter(StringBuilder where, boolean present, String condition) {
    if (present) {
      where.append(where.isEmpty() ? " where " : " and ").append(condition);
    }
  }

  /** Binds the filters that are present, twice, and the offset and limit. */
  public static void bind(PreparedStatement statement, Filters filters, int offset, int limit)
      throws SQLException {
    int next = bind(statement, filters, bind(statement, filters, 1));
    statement.setInt(next, limit);
    statement.setInt(next + 1, offset);
  }

  private static int bind(PreparedStatement statement, Filters filters, int first)
      throws SQLException {
    int next = first;
    if (filters.minPrice() != null) {
      statement.setBigDecimal(next++, filters.minPrice());
    }
    if (filters.maxPrice() != null) {
      statement.setBigDecimal(next++, filters.maxPrice());
    }
    if (filters.active() != null) {
      statement.setBoolean(next++, filters.active());
    }
    if (filters.categoryId() != null) {
      statement.setLong(next++, filters.categoryId());
    }
    return next;
  }
}
