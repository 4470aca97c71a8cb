package dev.catalog.examples;

import dev.catalog.SentStatement;
import java.io.PrintStream;
import java.util.List;

/** Lays out the walk-through as plain ASCII text, 100 columns wide. */
final class Console {

  private static final int WIDTH = 100;
  private static final String INDENT = "    ";
  private static final int ROWS_SHOWN = 10;

  private final PrintStream out;

  Console(PrintStream out) {
    this.out = out;
  }

  void heading(int number, String pattern, String method) {
    String title = "%d. %s: %s".formatted(number, pattern, method);
    out.println(number == 1 ? title : System.lineSeparator() + title);
    out.println("-".repeat(title.length()));
  }

  void code(String code) {
    out.println();
    code.lines().forEach(line -> out.println("  " + line));
  }

  void statements(List<SentStatement> statements) {
    for (SentStatement statement : statements) {
      SqlLayout.lines(statement.sql(), WIDTH - INDENT.length())
          .forEach(line -> out.println(INDENT + line));
    }
    String unit = statements.size() == 1 ? "statement" : "statements";
    out.println("  " + statements.size() + " " + unit);
  }

  <R> void table(Table<R> table, List<R> rows) {
    table
        .lines(rows.subList(0, Math.min(rows.size(), ROWS_SHOWN)))
        .forEach(line -> out.println(INDENT + line));
    if (rows.size() > ROWS_SHOWN) {
      out.println(INDENT + "... and " + (rows.size() - ROWS_SHOWN) + " more");
    }
  }

  void value(Object value) {
    out.println("  => " + value);
  }
}
