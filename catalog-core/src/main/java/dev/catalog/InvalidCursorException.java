package dev.catalog;

/**
 * A cursor that {@link ReadSession#slice} cannot go on from: damaged, of another query or of other
 * values of its parameters, or forged while {@link DatabaseConfig.Builder#cursorKey} is set. No SQL
 * was sent. Start again from the first page; in a web service this is the client's mistake (400).
 */
public final class InvalidCursorException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Created by Catalog, and by tests of code that catches it. */
  public InvalidCursorException(String message) {
    super(message);
  }
}
