package dev.catalog.internal.transaction;

import dev.catalog.Database;
import dev.catalog.spi.OpenScope;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one attempt of a block wants done after its transaction. Used by the thread of the block.
 */
public final class Hooks {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** For what registers none. */
  static final Hooks NONE = new Hooks();

  private final List<Runnable> afterCommit = new ArrayList<>(0);
  private final List<Runnable> afterRollback = new ArrayList<>(0);

  /** Rollback actions of undone savepoints: due whatever becomes of the transaction. */
  private final List<Runnable> undone = new ArrayList<>(0);

  /** A point to which registrations can be undone. */
  record Mark(int afterCommit, int afterRollback) {}

  void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  void afterRollback(Runnable action) {
    afterRollback.add(action);
  }

  Mark mark() {
    return new Mark(afterCommit.size(), afterRollback.size());
  }

  /** Forgets the commit actions registered since, and makes the rollback actions due. */
  void undoTo(Mark mark) {
    afterCommit.subList(mark.afterCommit(), afterCommit.size()).clear();
    List<Runnable> since = afterRollback.subList(mark.afterRollback(), afterRollback.size());
    undone.addAll(since);
    since.clear();
  }

  void committed() {
    run(undone);
    run(afterCommit);
  }

  void rolledBack() {
    run(undone);
    run(afterRollback);
  }

  /** Runs what is due after a transaction that others have ended; nothing when nobody knows how. */
  void ended(OpenScope.Outcome outcome) {
    switch (outcome) {
      case COMMITTED -> committed();
      case ROLLED_BACK -> rolledBack();
      case UNKNOWN -> {}
    }
  }

  private static void run(List<Runnable> actions) {
    for (Runnable action : actions) {
      try {
        action.run();
      } catch (RuntimeException | Error e) {
        LOG.error("An action registered with afterCommit or afterRollback failed", e);
      }
    }
  }
}
