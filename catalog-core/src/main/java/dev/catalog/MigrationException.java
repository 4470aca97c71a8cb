package dev.catalog;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * {@link Database#migrate} or {@link Database#repair} failed, because of a script or because the
 * scripts are not valid or do not fit the database. The message names each script and a way out.
 * The scripts before it stay applied, and so does the part of a script that cannot run in a
 * transaction; the message says so then. A repair that fails has changed nothing.
 */
public final class MigrationException extends DatabaseException {

  private final @Nullable String script;
  private final @Nullable Integer line;

  /** Created by Catalog, and by tests of code that catches it. */
  public MigrationException(
      String message,
      @Nullable String script,
      @Nullable Integer line,
      @Nullable String sqlState,
      @Nullable String sql,
      @Nullable Throwable cause) {
    super(message, sqlState, sql, cause);
    this.script = script;
    this.line = line;
  }

  /** Returns the file that failed; empty if no script was run. */
  public Optional<String> script() {
    return Optional.ofNullable(script);
  }

  /**
   * Returns the line on which the failed statement starts, counted from 1; empty if it is not
   * known.
   */
  public OptionalInt line() {
    return line == null ? OptionalInt.empty() : OptionalInt.of(line);
  }
}
