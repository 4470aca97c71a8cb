package dev.catalog.internal.connection;

import org.jspecify.annotations.Nullable;

/**
 * The server's limit on idle transactions, lifted while rows are streamed: a consumer may take its
 * time. Like {@link TimeLimit}, it is told to the server in front of the next statement.
 *
 * <p>Used by the thread of the block.
 */
public final class IdleLimit {

  private static final String LIFT = "set local idle_in_transaction_session_timeout = 0; ";

  private static final String RESTORE =
      "set local idle_in_transaction_session_timeout to default; ";

  /** What the server was told last. */
  private enum Told {
    NOTHING,
    LIFT,
    RESTORE,
    /** Undone with a savepoint, or not. */
    UNKNOWN
  }

  private int streams;
  private Told told = Told.NOTHING;
  private Told due = Told.NOTHING;

  /** Notes that a stream is about to be opened. */
  void lift() {
    streams++;
  }

  /** Notes that a stream was closed. */
  void restore() {
    streams--;
  }

  @Nullable String prefix() {
    due = told;
    if (streams > 0 && told != Told.LIFT) {
      due = Told.LIFT;
      return LIFT;
    }
    if (streams == 0 && (told == Told.LIFT || told == Told.UNKNOWN)) {
      due = Told.RESTORE;
      return RESTORE;
    }
    return null;
  }

  void prefixSent() {
    told = due;
  }

  void savepointUndone() {
    if (told != Told.NOTHING) {
      told = Told.UNKNOWN;
    }
  }
}
