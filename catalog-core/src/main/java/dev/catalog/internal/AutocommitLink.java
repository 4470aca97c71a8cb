package dev.catalog.internal;

import dev.catalog.Block;
import dev.catalog.internal.Unit.Use;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The link of the database itself: each call borrows a connection and commits by itself. */
final class AutocommitLink implements Link {

  private final Pool pool;
  private final Guard guard;
  private final Blocks blocks;

  AutocommitLink(Pool pool, Guard guard, Blocks blocks) {
    this.pool = pool;
    this.guard = guard;
    this.blocks = blocks;
  }

  @Override
  public <T extends @Nullable Object> T single(Work<T> work) {
    return run(work, Use.READ);
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    return run(work, Use.WRITE);
  }

  private <T extends @Nullable Object> T run(Work<T> work, Use use) {
    guard.check();
    Unit unit = pool.borrow(use);
    try {
      return work.run(unit);
    } catch (SQLException e) {
      throw Errors.translate(e, null, unit);
    } finally {
      pool.release(unit);
    }
  }

  @Override
  public <T> T snapshot(Work<T> work) {
    guard.check();
    return blocks.once(BlockOptions.SNAPSHOT, work);
  }

  @Override
  public <T> T together(Work<T> work) {
    guard.check();
    return blocks.repeated(BlockOptions.DEFAULTS, work);
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T reading(
      String kind, Block<? super Unit, T, X> block) throws X {
    guard.check();
    return blocks.run(
        kind, BlockOptions.STREAM, new Cancellation(), tx -> block.run(tx.link().unit()));
  }
}
