package dev.catalog.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Why migrations did not run on a throwaway server, with all facts that Flyway and PostgreSQL give.
 * The one place that knows Flyway's exceptions and wording for the build and the test kit.
 *
 * @param extension what the server lacks, an extension or a library; null if that is not the reason
 * @param sentence what is wrong and what to change
 * @param cause what the server said, or Flyway
 */
public record MigrationFailure(@Nullable String extension, String sentence, Throwable cause) {
  /** In the URL of a given server, which Flyway shows when it gets no connection. */
  private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&;\\s)]*");

  private static final Pattern UNREADABLE = Pattern.compile("Unable to calculate checksum of (.+)");
  private static final Pattern UNPARSED =
      Pattern.compile("Unable to parse statement in (.+) at line (\\d+) col (\\d+)\\.");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("No value provided for placeholder: (.+?)\\.? +Check your configuration!");
  private static final Pattern OFFENDING_LINE =
      Pattern.compile("Offending statement found at line (\\d+): ");
  private static final Pattern MISSING =
      Pattern.compile(
          "extension \"([^\"]+)\" (?:is not available|has no installation script nor update path)"
              + "|could not (?:access file|load library|open extension control file) \"(?:\\$libdir/)?([^\"]+)\"");
  private static final Pattern NOT_LOADED =
      Pattern.compile("shared_preload_libraries|must be preloaded");

  /** What messages call the things that the reader sets: properties of a build, or others. */
  public interface Words {
    /** Returns a path as the reader knows it. */
    String path(String text);

    /** Returns the beginning of a sentence that says that Flyway refused the migrations. */
    String refused();

    /** Returns the name of the property that names the server, such as {@code postgres}. */
    String server();

    /** Returns how to set an option: encoding, placeholders, mixed or baseline. */
    String option(String name);
  }

  /**
   * Returns what an exception of Flyway says.
   *
   * @param pending the script that was next, for a refusal that does not name it; null for none
   */
  public static MigrationFailure of(
      FlywayException e,
      @Nullable String pending,
      PostgresSource source,
      ThrowawayPostgres postgres,
      Words words) {
    FlywaySqlScriptException script = first(e, FlywaySqlScriptException.class);
    PSQLException said = first(e, PSQLException.class);
    ServerErrorMessage server = said == null ? null : said.getServerErrorMessage();
    if (script != null && script.getResource() != null) {
      Throwable cause = said == null ? root(e) : said;
      String where =
          "The migration %s, line %d"
              .formatted(
                  words.path(script.getResource().getAbsolutePathOnDisk()), script.getLineNumber());
      String extension = server == null ? null : extension(server);
      String sentence =
          extension == null
              ? "%s failed: %s; correct it%s."
                  .formatted(where, message(cause), wayOut(server, words))
              : "%s needs %s, which this PostgreSQL %s does not provide (%s); %s."
                  .formatted(
                      where,
                      extension,
                      postgres.serverVersion(),
                      message(cause),
                      ServersWith.extension(extension, source, postgres, words.server()));
      return new MigrationFailure(extension, sentence, cause);
    }
    String sentence = refusal(e, pending, words);
    return new MigrationFailure(null, sentence + ".", e);
  }

  private static @Nullable String extension(ServerErrorMessage server) {
    Matcher missing = MISSING.matcher(String.valueOf(server.getMessage()));
    if (!missing.find()) {
      return null;
    }
    return missing.group(1) == null ? missing.group(2) : missing.group(1);
  }

  private static String wayOut(@Nullable ServerErrorMessage server, Words words) {
    if (server != null && NOT_LOADED.matcher(String.valueOf(server.getMessage())).find()) {
      return ", or load the library when the server starts, with the property "
          + words.server()
          + ".parameters.shared_preload_libraries";
    }
    if (server != null && "25001".equals(server.getSQLState())) {
      return ", or put executeInTransaction=false into a file of its name with .conf behind it";
    }
    return "";
  }

  private static String refusal(FlywayException e, @Nullable String pending, Words words) {
    String text = String.valueOf(e.getMessage());
    Matcher unreadable = UNREADABLE.matcher(text);
    if (unreadable.find()) {
      return "The migration %s is not in the encoding of the migrations; save it so, or %s"
          .formatted(unreadable.group(1).strip(), words.option("encoding"));
    }
    Matcher unparsed = UNPARSED.matcher(text);
    if (unparsed.find()) {
      String file = words.path(unparsed.group(1));
      String reason = String.valueOf(root(e).getMessage());
      Matcher placeholder = PLACEHOLDER.matcher(reason);
      return placeholder.find()
          ? "The migration %s holds the placeholder %s, which has no value; %s"
              .formatted(file, placeholder.group(1), words.option("placeholders"))
          : "The migration %s, line %s cannot be read: %s; correct it"
              .formatted(file, unparsed.group(2), oneLine(reason));
    }
    Matcher offending = OFFENDING_LINE.matcher(text);
    if (offending.find() && text.contains("even though mixed is false")) {
      return ("The migration %s, line %s mixes statements that need a transaction with others that"
              + " cannot run in one; divide it, or %s")
          .formatted(
              pending == null ? "(unknown)" : words.path(pending),
              offending.group(1),
              words.option("mixed"));
    }
    SQLException sql = first(e, SQLException.class);
    return words.refused()
        + words.path(oneLine(sql == null ? text : firstLine(text) + ": " + sql.getMessage()))
        + wayOut(e, words);
  }

  private static String wayOut(FlywayException e, Words words) {
    return switch (String.valueOf((Object) e.getErrorCode())) {
      case "DUPLICATE_VERSIONED_MIGRATION" -> "; give each file a version of its own";
      case "DUPLICATE_REPEATABLE_MIGRATION" -> "; give each file a description of its own";
      case "NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE" ->
          "; name an empty database, or " + words.option("baseline");
      default -> "";
    };
  }

  private static String message(Throwable cause) {
    return withoutEnd(firstLine(String.valueOf(cause.getMessage())));
  }

  /**
   * Returns all of a message on one line, without advertisements and what is for the command line.
   */
  private static String oneLine(String message) {
    List<String> sentences = new ArrayList<>();
    boolean listed = false;
    for (String raw : message.strip().lines().toList()) {
      String line = raw.strip();
      boolean item = line.startsWith("->");
      String text = withoutEnd(item ? line.substring(2).strip() : line);
      if (text.isEmpty() || text.matches("-{5,}|Offenders") || line.startsWith("Need more flex")) {
        continue;
      }
      if (item && !sentences.isEmpty()) {
        int last = sentences.size() - 1;
        sentences.set(last, sentences.get(last) + (listed ? ", " : ": ") + text);
      } else {
        sentences.add(text);
      }
      listed = item;
    }
    return withoutPassword(String.join("; ", sentences));
  }

  private static String withoutPassword(String text) {
    return PASSWORD.matcher(text).replaceAll("$1***");
  }

  private static String withoutEnd(String text) {
    return text.endsWith(".") || text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
  }

  private static String firstLine(String text) {
    return withoutPassword(text.strip().lines().findFirst().orElse(""));
  }

  private static Throwable root(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }

  private static <T extends Throwable> @Nullable T first(Throwable e, Class<T> type) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }
}
