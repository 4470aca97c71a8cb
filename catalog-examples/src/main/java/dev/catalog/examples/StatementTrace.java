package dev.catalog.examples;

import dev.catalog.SentStatement;
import dev.catalog.StatementListener;
import java.util.ArrayList;
import java.util.List;

/** Collects the statements that were sent. Asynchronous calls report from their own threads. */
final class StatementTrace implements StatementListener {

  private final List<SentStatement> statements = new ArrayList<>();

  @Override
  public synchronized void sent(SentStatement statement) {
    statements.add(statement);
  }

  /** Returns the statements sent since the last call. */
  synchronized List<SentStatement> take() {
    List<SentStatement> taken = List.copyOf(statements);
    statements.clear();
    return taken;
  }
}
