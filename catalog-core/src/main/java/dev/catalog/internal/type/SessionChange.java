package dev.catalog.internal.type;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which SQL may leave something in the session, such as a setting, a role, a lock or a
 * temporary table: all but a single statement on rows that calls no function, or only some of the
 * server's own. What a trigger, a view or an operator calls is not seen.
 */
public final class SessionChange {

  private static final Pattern ON_ROWS =
      Pattern.compile(
          "^[\\s(]*(?:select|insert\\s+into\\s+[\\w\".]+|update|delete|values|with|table|show)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Several statements, comments that could part a name from its parenthesis, SELECT INTO. */
  private static final Pattern MORE =
      Pattern.compile(";|--|/\\*|\\binto\\b", Pattern.CASE_INSENSITIVE);

  /** A name, or what else may be one, in front of an opening parenthesis. */
  private static final Pattern CALL =
      Pattern.compile("([\\w.]+|[\"$])\\s*\\(", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Set<String> HARMLESS =
      Set.of(
          ("all and any array as asc between by case cast coalesce conflict cross current_setting"
                  + " count date_trunc default desc distinct do else end except exists extract filter"
                  + " for from full generate_series greatest group having in inner intersect is join"
                  + " lateral least left length like limit lower materialized max min not now nullif"
                  + " offset on or order over overlaps partition pg_backend_pid returning right row"
                  + " row_number select set some substring sum avg then to trim union unnest upper"
                  + " using values when where with within")
              .split(" "));

  private SessionChange() {}

  /** Returns whether SQL may leave something in the session beyond its transaction. */
  public static boolean isPossible(String sql) {
    Matcher start = ON_ROWS.matcher(sql);
    if (!start.find()) {
      return true;
    }
    String rest = sql.substring(start.end());
    if (MORE.matcher(rest).find()) {
      return true;
    }
    boolean isInsert = start.group().toLowerCase(Locale.ROOT).contains("insert");
    Matcher call = CALL.matcher(isInsert ? rest.replaceFirst("^[\"]?\\s*\\(", " ") : rest);
    while (call.find()) {
      if (!HARMLESS.contains(call.group(1).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
