package dev.catalog.examples;

import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of aligned text columns, with numbers to the right.
 *
 * @param <R> what one line shows
 */
final class Table<R> {

  static final Table<Product> PRODUCTS =
      Table.of("id", Product::id)
          .column("name", Product::name)
          .column("price", Product::price)
          .column("stock", Product::stock)
          .column("is_active", Product::isActive)
          .column("category_id", Product::categoryId)
          .column("created_at", Product::createdAt);

  static final Table<Category> CATEGORIES =
      Table.of("id", Category::id).column("name", Category::name).column("slug", Category::slug);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

  private final List<Column<R>> columns;

  private record Column<R>(String title, Function<? super R, ? extends @Nullable Object> value) {}

  private Table(List<Column<R>> columns) {
    this.columns = columns;
  }

  /** Starts a table with its first column. */
  static <R> Table<R> of(String title, Function<? super R, ? extends @Nullable Object> value) {
    return new Table<R>(List.of()).column(title, value);
  }

  Table<R> column(String title, Function<? super R, ? extends @Nullable Object> value) {
    return new Table<>(
        Stream.concat(columns.stream(), Stream.of(new Column<R>(title, value))).toList());
  }

  List<String> lines(List<? extends R> rows) {
    List<List<String>> texts = columns.stream().map(column -> texts(column, rows)).toList();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size() + 2; i++) {
      int line = i;
      lines.add(
          texts.stream()
              .map(column -> column.get(line))
              .collect(Collectors.joining("  "))
              .stripTrailing());
    }
    return lines;
  }

  /** Returns the lines of a column, with its title first, all padded to the same width. */
  private List<String> texts(Column<R> column, List<? extends R> rows) {
    List<@Nullable Object> values = new ArrayList<>();
    rows.forEach(row -> values.add(column.value().apply(row)));
    List<String> cells = values.stream().map(Table::text).toList();
    int width =
        IntStream.concat(
                IntStream.of(column.title().length()), cells.stream().mapToInt(String::length))
            .max()
            .orElseThrow();
    boolean toTheRight =
        values.stream().allMatch(value -> value == null || value instanceof Number);
    String format = (toTheRight ? "%" : "%-") + width + "s";
    return Stream.concat(Stream.of(column.title(), "-".repeat(width)), cells.stream())
        .map(format::formatted)
        .toList();
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof OffsetDateTime time) {
      return TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }
    return value instanceof Optional<?> optional
        ? optional.map(Table::text).orElse("(none)")
        : value.toString();
  }
}
