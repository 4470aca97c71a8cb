package dev.catalog.internal;

import dev.catalog.Block;
import dev.catalog.Rows;
import dev.catalog.Transaction;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The session inside a block. A read-only block sees only its reading half. */
final class OpenTransaction extends Verbs implements Transaction {

  private final BlockLink blockLink;
  private final Hooks hooks;
  private int savepoints;

  OpenTransaction(
      BlockLink link,
      Statements statements,
      CursorSeal seal,
      Supplier<DSLContext> dsl,
      Hooks hooks) {
    super(link, statements, seal, dsl);
    this.blockLink = link;
    this.hooks = hooks;
  }

  BlockLink link() {
    return blockLink;
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T savepoint(
      Block<? super Transaction, T, X> block) throws X {
    String name = "catalog_" + savepoints;
    send("savepoint " + name);
    savepoints++;
    Hooks.Mark mark = hooks.mark();
    Unit.Health health = blockLink.unit().health();
    try {
      T value = block.run(this);
      // fails, as the block should have, when it swallowed the failure of a statement
      send("release savepoint " + name);
      return value;
    } catch (Throwable t) {
      undo(name, health, t);
      hooks.undoTo(mark);
      throw t;
    } finally {
      savepoints--;
    }
  }

  private void undo(String name, Unit.Health before, Throwable reason) {
    try {
      send("rollback to savepoint " + name + "; release savepoint " + name);
      blockLink.unit().savepointUndone(before);
    } catch (RuntimeException e) {
      // cancelled, out of time or broken: the whole transaction is about to be rolled back
      reason.addSuppressed(e);
    }
  }

  private void send(String sql) {
    statements.run(blockLink.unit(), sql);
  }

  @Override
  public void afterCommit(Runnable action) {
    blockLink.unit();
    hooks.afterCommit(action);
  }

  @Override
  public void afterRollback(Runnable action) {
    blockLink.unit();
    hooks.afterRollback(action);
  }

  @Override
  public <R> List<R> claim(Rows<R> rows, int limit) {
    TableRows<R> value = (TableRows<R>) rows;
    if (limit < 1) {
      throw new IllegalArgumentException("claim takes 1 row or more, not %d.".formatted(limit));
    }
    if (value.values().hasOffset()) {
      throw new IllegalArgumentException(
          "claim takes rows without offset: others hold the rows before.");
    }
    Values values = value.values().atMost(limit);
    TableDefinition definition = value.definition();
    return rows(definition, definition.claiming(values), values);
  }

  @Override
  public <R> List<R> lock(Rows<R> rows) {
    TableRows<R> value = (TableRows<R>) rows;
    TableDefinition definition = value.definition();
    return rows(definition, definition.locking(value.values()), value.values());
  }
}
