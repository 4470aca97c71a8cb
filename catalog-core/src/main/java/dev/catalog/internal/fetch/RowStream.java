package dev.catalog.internal.fetch;

import dev.catalog.VoidBlock;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.ServerCursor;
import dev.catalog.internal.connection.Statements;
import dev.catalog.internal.sql.BindValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query as they come from the server: {@link #FETCH_SIZE} at a time, with their
 * relations. Used by the thread that opened it, until it is closed.
 */
public final class RowStream<R> implements Spliterator<R>, AutoCloseable {

  /**
   * Rows per answer of the server. Measured on a local server, reading 300,000 rows of 90 bytes
   * took two to four times as long at 100 rows as at 1,000, and more than 1,000 gained nothing;
   * rows of 10 kB need 10 MB.
   */
  static final int FETCH_SIZE = 1_000;

  private final Thread owner = Thread.currentThread();
  private final Statements statements;
  private final Lease lease;
  private final FetchPlan plan;
  private final BindValues values;
  private final ServerCursor cursor;
  private final List<Object> rows = new ArrayList<>(FETCH_SIZE);
  private List<R> batch = List.of();
  private int next;
  private boolean mayHaveMore = true;

  /** Stays true when reading fails: rows that were read are lost, so none may follow. */
  private boolean isReading;

  private volatile boolean ended;

  private RowStream(
      Statements statements, Lease lease, FetchPlan plan, BindValues values, ServerCursor cursor) {
    this.statements = statements;
    this.lease = lease;
    this.plan = plan;
    this.values = values;
    this.cursor = cursor;
  }

  /** Sends the statement of a query in the transaction of a lease; the caller closes the stream. */
  public static <R> RowStream<R> open(Statements statements, Lease lease, StreamedQuery<R> query) {
    return new RowStream<>(
        statements,
        lease,
        query.plan(),
        query.values(),
        statements.open(lease, query.text(), query.values(), FETCH_SIZE));
  }

  public Stream<R> stream() {
    return StreamSupport.stream(this, false);
  }

  public <X extends Exception> void forEach(VoidBlock<? super R, X> action) throws X {
    while (hasNext()) {
      action.run(batch.get(next++));
    }
  }

  @Override
  public boolean tryAdvance(Consumer<? super R> action) {
    if (!hasNext()) {
      return false;
    }
    action.accept(batch.get(next++));
    return true;
  }

  private boolean hasNext() {
    checkUse();
    while (next == batch.size() && mayHaveMore) {
      read();
    }
    return next < batch.size();
  }

  @SuppressWarnings("unchecked")
  private void read() {
    isReading = true;
    batch = List.of();
    next = 0;
    rows.clear();
    AwaitingChildren[] awaiting = plan.awaiting();
    mayHaveMore = cursor.fetch(result -> rows.add(plan.assembler().read(result, 0, awaiting)));
    if (!plan.isOneStatement()) {
      ChildSteps children = new ChildSteps(plan, awaiting, values);
      statements.sendAll(lease, children);
      children.assemble();
      rows.replaceAll(plan.assembler()::assemble);
    }
    batch = (List<R>) Collections.unmodifiableList(rows);
    isReading = false;
  }

  private void checkUse() {
    if (ended) {
      throw new IllegalStateException("A stream of rows was used after its block had ended");
    }
    if (isReading) {
      throw new IllegalStateException("A stream of rows was used after it had failed");
    }
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "A stream of rows belongs to thread %s but was used by thread %s"
              .formatted(owner.getName(), Thread.currentThread().getName()));
    }
  }

  @Override
  public void close() {
    ended = true;
    cursor.close();
  }

  /** Returns null: the rows come through one connection, so also a parallel stream reads alone. */
  @Override
  public @Nullable Spliterator<R> trySplit() {
    return null;
  }

  @Override
  public long estimateSize() {
    return Long.MAX_VALUE;
  }

  @Override
  public int characteristics() {
    return ORDERED;
  }
}
