package dev.catalog;

/** Hears of every SQL statement once it has ended; called by the thread that sent it. */
@FunctionalInterface
public interface StatementListener {

  /** Takes note of a statement; must not throw and must not use the session. */
  void sent(SentStatement statement);
}
