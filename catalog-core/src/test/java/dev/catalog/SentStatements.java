package dev.catalog;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the statements that were sent, for tests that promise a number or a text. */
public final class SentStatements implements StatementListener {

  private final List<SentStatement> statements = new CopyOnWriteArrayList<>();

  @Override
  public void sent(SentStatement statement) {
    statements.add(statement);
  }

  /** Forgets what was sent so far. */
  public void clear() {
    statements.clear();
  }

  /** Returns the texts sent since the last {@link #clear}. */
  public List<String> sql() {
    return statements.stream().map(SentStatement::sql).toList();
  }

  /** Returns everything sent since the last {@link #clear}. */
  public List<SentStatement> all() {
    return List.copyOf(statements);
  }
}
