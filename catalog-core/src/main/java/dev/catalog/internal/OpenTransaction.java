package dev.catalog.internal;

import dev.catalog.Block;
import dev.catalog.Transaction;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The session inside a block. A read-only block sees only its reading half. */
final class OpenTransaction extends Verbs implements Transaction {

  private final BlockLink link;
  private final Statements statements;
  private final Hooks hooks;
  private int savepoints;

  OpenTransaction(
      BlockLink link,
      Statements statements,
      CursorSeal seal,
      Supplier<DSLContext> dsl,
      Hooks hooks) {
    super(link, statements, seal, dsl);
    this.link = link;
    this.statements = statements;
    this.hooks = hooks;
  }

  BlockLink link() {
    return link;
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T savepoint(
      Block<? super Transaction, T, X> block) throws X {
    String name = "catalog_" + savepoints;
    send("savepoint " + name);
    savepoints++;
    Hooks.Mark mark = hooks.mark();
    try {
      T value = block.run(this);
      // fails, as the block should have, when it swallowed the failure of a statement
      send("release savepoint " + name);
      return value;
    } catch (Throwable t) {
      undo(name, t);
      hooks.undoTo(mark);
      throw t;
    } finally {
      savepoints--;
    }
  }

  private void undo(String name, Throwable reason) {
    try {
      send("rollback to savepoint " + name + "; release savepoint " + name);
      link.unit().savepointUndone();
    } catch (RuntimeException e) {
      // cancelled, out of time or broken: the whole transaction is about to be rolled back
      reason.addSuppressed(e);
    }
  }

  private void send(String sql) {
    statements.run(link.unit(), sql);
  }

  @Override
  public void afterCommit(Runnable action) {
    link.unit();
    hooks.afterCommit(action);
  }

  @Override
  public void afterRollback(Runnable action) {
    link.unit();
    hooks.afterRollback(action);
  }
}
