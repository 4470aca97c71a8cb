package dev.catalog.internal.bulk;

import dev.catalog.internal.connection.Statements;
import dev.catalog.internal.table.WriteTexts;
import dev.catalog.internal.type.BasicType;
import dev.catalog.internal.type.ColumnTypes;
import dev.catalog.internal.type.PostgresText;
import dev.catalog.internal.type.PostgresText.NotTextException;
import dev.catalog.spi.Assignment;
import dev.catalog.spi.ColumnType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in COPY's text format: columns parted by tabs, rows by newlines, {@code \N} for null.
 * See "Text Format" of COPY in PostgreSQL's manual. One thread.
 */
public final class CopyText {

  private static final int FLUSH_AT = 64 * 1024;
  private static final String NULL = "\\N";

  private final Statements.CopyRows copy;
  private final List<Column> columns = new ArrayList<>();
  private final StringBuilder text = new StringBuilder(FLUSH_AT + 1024);

  CopyText(Statements.CopyRows copy, Assignment<?> shape) {
    this.copy = copy;
    for (int column : WriteTexts.assigned(shape)) {
      columns.add(Column.of(shape.rowType().columns().get(column), column));
    }
  }

  /**
   * How the values of one column are written. One class for all of them: a call that could go to
   * several costs the load some 4 %.
   *
   * @param index its place in the row, from 0
   * @param printer writes other values than whole numbers and texts
   */
  private record Column(
      int index,
      String name,
      boolean isWholeNumber,
      boolean isNullable,
      @Nullable Function<@Nullable Object, @Nullable String> printer) {

    static Column of(Field<?> field, int index) {
      ColumnType<?> type = ColumnTypes.of(field);
      boolean isWholeNumber = BasicType.isWholeNumber(type);
      return new Column(
          index,
          field.getName(),
          isWholeNumber,
          field.getDataType().nullable(),
          isWholeNumber || BasicType.isText(type) ? null : ColumnTypes.printer(field));
    }
  }

  void row(Assignment<?> row) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) {
        text.append('\t');
      }
      write(row, columns.get(i));
    }
    text.append('\n');
    if (text.length() >= FLUSH_AT) {
      flush();
    }
  }

  private void write(Assignment<?> row, Column column) {
    if (column.isWholeNumber && !column.isNullable) {
      text.append(row.longValue(column.index));
      return;
    }
    Object value = row.value(column.index);
    if (value != null && column.isWholeNumber) {
      text.append(((Number) value).longValue());
    } else {
      String printed = column.printer == null ? (String) value : column.printer.apply(value);
      check(printed, column);
      value(printed);
    }
  }

  private static void check(@Nullable String printed, Column column) {
    try {
      PostgresText.check(printed);
    } catch (NotTextException e) {
      throw e.of("column " + column.name);
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
    copy.write(bytes);
    text.setLength(0);
  }
}
