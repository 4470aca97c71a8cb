package dev.catalog.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks SQL into lines that fit a page: before each clause, and after a comma or before a join
 * where it must.
 */
final class SqlLayout {

  private static final int WIDTH = 100;
  private static final String CLAUSE =
      "(?<!delete) (?=(?:returning|from(?! stdin)|where|group by|having|order by|limit|offset"
          + "|left join lateral|on conflict|for update|union all) )";

  private static final Pattern BREAK =
      Pattern.compile(
          "(?<=,) | (?=(?:left outer join|cross join|do update) )"
              + "| (?<!outer |cross )(?=join )");

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
    int end = lastBreak(rest);
    while (rest.length() > WIDTH && end > 2) {
      lines.add(rest.substring(0, end));
      rest = "  " + rest.substring(end + 1);
      end = lastBreak(rest);
    }
    lines.add(rest);
  }

  /** Returns the last blank at which a line of the width may end, or 0. */
  private static int lastBreak(String line) {
    int last = 0;
    Matcher matcher = BREAK.matcher(line);
    while (matcher.find() && matcher.start() <= WIDTH) {
      last = matcher.start();
    }
    return last;
  }
}
