package dev.catalog.docs;

import java.util.ArrayList;
import java.util.List;

/** Breaks SQL into lines that fit a page: before each clause, and after a comma where it must. */
final class SqlLayout {

  private static final int WIDTH = 100;
  private static final String CLAUSE =
      "(?<!delete) (?=(?:returning|from|where|group by|having|order by|limit|offset|left join"
          + " lateral) )";

  private SqlLayout() {}

  static String of(String sql) {
    List<String> lines = new ArrayList<>();
    for (String statement : sql.split("\\n")) {
      for (String clause : statement.split(CLAUSE)) {
        wrap(clause, lines);
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static void wrap(String clause, List<String> lines) {
    String rest = clause;
    while (rest.length() > WIDTH && rest.lastIndexOf(", ", WIDTH) > 2) {
      int comma = rest.lastIndexOf(", ", WIDTH);
      lines.add(rest.substring(0, comma + 1));
      rest = "  " + rest.substring(comma + 2);
    }
    lines.add(rest);
  }
}
