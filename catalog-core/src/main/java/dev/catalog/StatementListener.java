package dev.catalog;

/** Notified after each statement, in the thread that sent it. */
@FunctionalInterface
public interface StatementListener {

  /**
   * Receives a statement that has ended. Must not use the session. What it throws is dropped, and
   * logged the first time: the statement has its outcome already.
   */
  void sent(SentStatement statement);
}
