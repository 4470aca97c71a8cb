package dev.catalog.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Breaks SQL into lines, before its clauses and when a line is full. Changes nothing else. */
final class SqlLayout {

  private static final Set<String> CLAUSES =
      Set.of("from", "group", "having", "left", "order", "returning", "set", "values", "where");

  private final int width;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();

  private SqlLayout(int width) {
    this.width = width;
  }

  static List<String> lines(String sql, int width) {
    SqlLayout layout = new SqlLayout(width);
    int depth = 0;
    for (String word : sql.split(" ")) {
      layout.add(word, depth == 0 && CLAUSES.contains(word));
      depth += count(word, '(') - count(word, ')');
    }
    layout.endLine("");
    return layout.lines;
  }

  private void add(String word, boolean isClause) {
    if (isClause && !line.isEmpty()) {
      endLine("");
    } else if (line.length() + 1 + word.length() > width) {
      endLine("    ");
    } else if (!line.isEmpty()) {
      line.append(' ');
    }
    line.append(word);
  }

  private void endLine(String indent) {
    lines.add(line.toString());
    line.setLength(0);
    line.append(indent);
  }

  private static int count(String word, char wanted) {
    return (int) word.chars().filter(c -> c == wanted).count();
  }
}
