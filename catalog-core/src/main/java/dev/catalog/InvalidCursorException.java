package dev.catalog;

/**
 * A cursor that {@link ReadSession#slice} cannot continue from: it is damaged, from another query,
 * from other parameter values, forged while {@link DatabaseConfig.Builder#cursorKey} is set, or
 * holds what cannot be a value of its column. No SQL was sent, unless only the server could tell
 * the last; then the server's refusal is the cause, and a transaction has failed. Start again from
 * the first slice; in a web service this is a client error (400).
 */
public final class InvalidCursorException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Created by Catalog, and by tests of code that catches it. */
  public InvalidCursorException(String message) {
    super(message);
  }
}
