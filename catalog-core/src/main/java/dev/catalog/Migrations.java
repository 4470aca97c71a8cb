package dev.catalog;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which Flyway migrations {@link Database#migrate} runs, where, and how: {@code
 * Migrations.of("classpath:db/migration").schema("catalog")}. Each method that takes a value
 * returns a changed copy.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Migrations {

  private final List<String> locations;
  private final Options options;

  private Migrations(List<String> locations, Options options) {
    this.locations = locations;
    this.options = options;
  }

  private Migrations with(Consumer<Options> change) {
    Options changed = new Options(options);
    change.accept(changed);
    return new Migrations(locations, changed);
  }

  /**
   * Returns the migrations in these locations.
   *
   * @param locations Flyway's locations, such as {@code classpath:db/migration} or {@code
   *     filesystem:/srv/migrations}
   * @throws IllegalArgumentException if there is none
   */
  public static Migrations of(String... locations) {
    if (locations.length == 0) {
      throw new IllegalArgumentException(
          "locations must not be empty: name one, for example classpath:db/migration");
    }
    return new Migrations(List.of(locations), new Options());
  }

  /**
   * Returns these migrations for a schema. The schema is created if it does not exist, comes first
   * in the scripts' search path, and contains the history table.
   */
  public Migrations schema(String name) {
    return with(changed -> changed.schema = name);
  }

  /** Returns these migrations with another history table than {@code flyway_schema_history}. */
  public Migrations historyTable(String table) {
    return with(changed -> changed.historyTable = table);
  }

  /**
   * Returns these migrations with values for their {@code ${name}} placeholders. A script that
   * contains such text for another purpose needs a file beside it: {@code V1__name.sql.conf} with
   * the line {@code placeholderReplacement=false}.
   */
  public Migrations placeholders(Map<String, String> values) {
    return with(changed -> changed.placeholders = Map.copyOf(values));
  }

  /**
   * Returns these migrations with a limit for waiting for another instance that is migrating.
   * Default: 5 minutes. The time that the scripts themselves take is not limited.
   *
   * @param limit whole seconds, at least one
   * @throws IllegalArgumentException if it is zero or negative
   */
  public Migrations deadline(Duration limit) {
    if (limit.toSeconds() < 1) {
      throw new IllegalArgumentException("deadline must be at least 1 s: " + limit);
    }
    return with(changed -> changed.deadline = limit);
  }

  /**
   * Returns these migrations for a database that has tables already, but no history of migrations.
   * There, {@link Database#migrate} takes the scripts up to this version as done, writes one row
   * that says so into the history table, and runs the later scripts. An empty schema is not
   * affected: all scripts run. Neither is one with a history table. So the call may stay in the
   * code.
   *
   * <p>Nothing checks that the tables are what the scripts would have made.
   *
   * @param version the last version that the database has, such as {@code 7} or {@code 2.1}; {@code
   *     0} to run all scripts
   * @param description what the history table says of it, for example {@code before Flyway}
   * @throws IllegalArgumentException if the version is not made of numbers with dots between them,
   *     or the description is blank or longer than 200 characters
   */
  public Migrations baseline(String version, String description) {
    return with(changed -> changed.baseline = new Baseline(version, description));
  }

  /**
   * Returns these migrations with or without scripts out of order. With them, a script whose
   * version is lower than the last one that ran is run late instead of being refused. Default:
   * without.
   *
   * <p>Another database, where the scripts run in the order of their versions, may then end up
   * different.
   */
  public Migrations outOfOrder(boolean allowed) {
    return with(changed -> changed.outOfOrder = allowed);
  }

  /**
   * Returns these migrations with another encoding of the script files. Default: UTF-8. A file that
   * is not valid in its encoding is refused before any script runs.
   */
  public Migrations encoding(Charset charset) {
    return with(changed -> changed.encoding = charset);
  }

  /**
   * Returns these migrations with or without scripts that mix statements that need a transaction
   * with statements that cannot run in one, such as {@code CREATE INDEX CONCURRENTLY}. Such a
   * script runs without a transaction: when a statement fails, those before it stay. Default:
   * without, and such a script is refused.
   */
  public Migrations mixed(boolean allowed) {
    return with(changed -> changed.mixed = allowed);
  }

  /**
   * Returns these migrations with or without scripts that ran on the database and whose files are
   * gone. Default: without, and a missing file is refused. A file whose version is higher than all
   * files is never missed: a newer release of the service ran it.
   */
  public Migrations ignoreMissing(boolean allowed) {
    return with(changed -> changed.ignoreMissing = allowed);
  }

  /** Returns Flyway's locations. */
  public List<String> locations() {
    return locations;
  }

  /** Returns the schema; empty for the connection's own. */
  public Optional<String> schema() {
    return Optional.ofNullable(options.schema);
  }

  /** Returns the name of the history table; empty for Flyway's own. */
  public Optional<String> historyTable() {
    return Optional.ofNullable(options.historyTable);
  }

  /** Returns the values of placeholders, by their names. */
  public Map<String, String> placeholders() {
    return options.placeholders;
  }

  /** Returns how long to wait for another migrator. */
  public Duration deadline() {
    return options.deadline;
  }

  /** Returns what a database with tables and without a history has; empty to refuse it. */
  public Optional<Baseline> baseline() {
    return Optional.ofNullable(options.baseline);
  }

  /** Returns whether scripts may run out of order. */
  public boolean outOfOrder() {
    return options.outOfOrder;
  }

  /** Returns the encoding of the script files. */
  public Charset encoding() {
    return options.encoding;
  }

  /** Returns whether a script may mix statements that need a transaction with others. */
  public boolean mixed() {
    return options.mixed;
  }

  /** Returns whether files of scripts that ran may be gone. */
  public boolean ignoreMissing() {
    return options.ignoreMissing;
  }

  /** Returns the locations and the schema, for logs. */
  @Override
  public String toString() {
    return "Migrations of " + locations + " for schema " + options.schema;
  }

  /**
   * The state of a database that had tables before it had a history of migrations. Immutable and
   * safe to share between threads.
   *
   * @param version the last version that the database has
   * @param description what the history table says of it
   */
  public record Baseline(String version, String description) {

    private static final Pattern VERSION = Pattern.compile("\\d+([._]\\d+)*");

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the version is not made of numbers with dots between
     *     them, or the description is blank or longer than 200 characters
     */
    public Baseline {
      if (!VERSION.matcher(version).matches()) {
        throw new IllegalArgumentException(
            "the version of a baseline must be numbers with dots between them: " + version);
      }
      if (description.isBlank() || description.length() > 200) {
        throw new IllegalArgumentException(
            "the description of a baseline must have 1 to 200 characters: " + description.length());
      }
    }
  }

  /** What {@link Database#repair} may change in the history table. */
  public enum Repair {
    /** Removes the rows of scripts that failed outside a transaction, so that they run again. */
    FAILED,
    /** Accepts files that were edited or renamed after they ran; they do not run again. */
    EDITED,
    /** Marks scripts as deleted whose files are gone. */
    MISSING
  }

  /** What is set beside the locations; changed only before it is shared. */
  private static final class Options {

    private @Nullable String schema;
    private @Nullable String historyTable;
    private Map<String, String> placeholders = Map.of();
    private Duration deadline = Duration.ofMinutes(5);
    private @Nullable Baseline baseline;
    private Charset encoding = StandardCharsets.UTF_8;
    private boolean outOfOrder;
    private boolean mixed;
    private boolean ignoreMissing;

    Options() {}

    Options(Options other) {
      schema = other.schema;
      historyTable = other.historyTable;
      placeholders = other.placeholders;
      deadline = other.deadline;
      baseline = other.baseline;
      encoding = other.encoding;
      outOfOrder = other.outOfOrder;
      mixed = other.mixed;
      ignoreMissing = other.ignoreMissing;
    }
  }
}
