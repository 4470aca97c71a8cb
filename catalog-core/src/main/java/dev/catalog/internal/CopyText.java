package dev.catalog.internal;

import dev.catalog.spi.Assignment;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows in COPY's text format: columns parted by tabs, rows by newlines, {@code \N} for null.
 * See "Text Format" of COPY in PostgreSQL's manual. One thread.
 */
final class CopyText {

  private static final int FLUSH_AT = 64 * 1024;

  private final CopyIn copy;
  private final List<Integer> columns;
  private final List<Field<?>> fields = new ArrayList<>();
  private final StringBuilder text = new StringBuilder(FLUSH_AT + 1024);

  CopyText(CopyIn copy, Assignment<?> shape) {
    this.copy = copy;
    this.columns = WriteTexts.assigned(shape);
    columns.forEach(column -> fields.add(shape.rowType().columns().get(column)));
  }

  void row(Assignment<?> row) throws SQLException {
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        text.append('\t');
      }
      value(ColumnTypes.textOf(fields.get(i), row.value(columns.get(i))));
    }
    text.append('\n');
    if (text.length() >= FLUSH_AT) {
      flush();
    }
  }

  private void value(@Nullable String value) {
    if (value == null) {
      text.append("\\N");
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      switch (each) {
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> text.append(each);
      }
    }
  }

  void flush() throws SQLException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    text.setLength(0);
  }
}
