package dev.catalog.internal;

import dev.catalog.Block;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The link inside a block: every call uses the block's one connection and transaction. */
final class BlockLink implements Link {

  private final String kind;
  private final Unit unit;
  private final Thread owner = Thread.currentThread();
  private volatile boolean ended;

  BlockLink(String kind, Unit unit) {
    this.kind = kind;
    this.unit = unit;
  }

  /**
   * Returns the block's connection.
   *
   * @throws IllegalStateException if the block has ended, or this is not its thread
   */
  Unit unit() {
    if (ended) {
      throw new IllegalStateException(
          "The session of %s was used after its block had ended".formatted(kind));
    }
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "The session of %s belongs to thread %s and was used by thread %s"
              .formatted(kind, owner.getName(), Thread.currentThread().getName()));
    }
    return unit;
  }

  void end() {
    ended = true;
  }

  @Override
  public <T extends @Nullable Object> T single(Work<T> work) {
    return run(work);
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    return run(work);
  }

  @Override
  public <T> T snapshot(Work<T> work) {
    return run(work);
  }

  @Override
  public <T> T together(Work<T> work) {
    try {
      return run(work);
    } catch (RuntimeException | Error e) {
      // part of the work may be done, and the server may not know that the rest failed
      unit.mustRollBack(e);
      throw e;
    }
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T reading(
      String readKind, Block<? super Unit, T, X> block) throws X {
    return block.run(unit());
  }

  private <T extends @Nullable Object> T run(Work<T> work) {
    Unit current = unit();
    try {
      return work.run(current);
    } catch (SQLException e) {
      throw Errors.translate(e, null, current);
    }
  }
}
