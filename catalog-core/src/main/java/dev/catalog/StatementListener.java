package dev.catalog;

/** Notified after each statement, in the thread that sent it. */
@FunctionalInterface
public interface StatementListener {

  /** Receives a statement that has ended. Must not throw and must not use the session. */
  void sent(SentStatement statement);
}
