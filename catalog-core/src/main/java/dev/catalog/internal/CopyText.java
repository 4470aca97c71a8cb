package dev.catalog.internal;

import dev.catalog.spi.Assignment;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows in COPY's text format: columns parted by tabs, rows by newlines, {@code \N} for null.
 * See "Text Format" of COPY in PostgreSQL's manual. One thread.
 */
final class CopyText {

  private static final int FLUSH_AT = 64 * 1024;
  private static final String NULL = "\\N";

  private final CopyIn copy;
  private final List<Consumer<Assignment<?>>> columns = new ArrayList<>();
  private final StringBuilder text = new StringBuilder(FLUSH_AT + 1024);

  CopyText(CopyIn copy, Assignment<?> shape) {
    this.copy = copy;
    for (int column : WriteTexts.assigned(shape)) {
      columns.add(writer(shape.rowType().columns().get(column), column));
    }
  }

  private Consumer<Assignment<?>> writer(Field<?> field, int column) {
    if (ColumnTypes.isNotNullWholeNumber(field)) {
      return row -> text.append(row.longValue(column));
    }
    if (BasicType.isWholeNumber(ColumnTypes.of(field))) {
      return row -> {
        if (row.value(column) == null) {
          text.append(NULL);
        } else {
          text.append(row.longValue(column));
        }
      };
    }
    Function<@Nullable Object, @Nullable String> printer = ColumnTypes.printer(field);
    return row -> value(printer.apply(row.value(column)));
  }

  void row(Assignment<?> row) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) {
        text.append('\t');
      }
      columns.get(i).accept(row);
    }
    text.append('\n');
    if (text.length() >= FLUSH_AT) {
      flush();
    }
  }

  private void value(@Nullable String value) {
    if (value == null) {
      text.append(NULL);
      return;
    }
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      String escape = escape(value.charAt(i));
      if (escape != null) {
        text.append(value, from, i).append(escape);
        from = i + 1;
      }
    }
    if (from == 0) {
      text.append(value);
    } else {
      text.append(value, from, value.length());
    }
  }

  private static @Nullable String escape(char each) {
    return switch (each) {
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> null;
    };
  }

  void flush() throws SQLException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    text.setLength(0);
  }
}
