package dev.catalog.internal.bulk;

import dev.catalog.DatabaseException;
import dev.catalog.DatabaseException.InputRows;
import dev.catalog.internal.connection.ExclusiveRequest;
import dev.catalog.internal.connection.Fitness;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Statements;
import dev.catalog.internal.connection.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a bulk verb with a savepoint around each chunk, and sends a chunk that fails again in parts,
 * until it knows the row.
 *
 * @param <T> what the call returns
 */
public final class LocatingRequest<T> extends ExclusiveRequest<T> {

  private static final String SAVEPOINT = "savepoint catalog_chunk";
  private static final String RELEASE = "release savepoint catalog_chunk";
  private static final String UNDO = "rollback to savepoint catalog_chunk";

  private final ChunkedRequest<T> request;

  public LocatingRequest(ChunkedRequest<T> request) {
    super(request.access());
    this.request = request;
    request.leaveFailures();
  }

  @Override
  public T run(Statements statements, Lease lease) {
    Run run = new Run(statements, lease);
    for (Step step = request.first(); step != null; step = nextStep()) {
      if (step instanceof ChunkStep chunk) {
        run.guarded(chunk);
      } else {
        statements.send(lease, step);
      }
    }
    return request.result();
  }

  private @Nullable Step nextStep() {
    List<? extends Step> next = request.next();
    return next.isEmpty() ? null : next.get(0);
  }

  /** One run on one connection. */
  private final class Run {

    private final Statements statements;
    private final Lease lease;
    private final Fitness.Health health;

    Run(Statements statements, Lease lease) {
      this.statements = statements;
      this.lease = lease;
      this.health = lease.health();
    }

    private void guarded(ChunkStep step) {
      statements.send(lease, SAVEPOINT);
      try {
        statements.send(lease, step);
        statements.send(lease, RELEASE);
      } catch (DatabaseException e) {
        throw RowErrors.isOfRow(e) ? locate(step.chunk(), e) : e;
      }
    }

    /**
     * Halves a failed chunk until one row is left that fails; the halves before it stay, because it
     * may fail for a row among them. Ends with the failure, so that the transaction cannot commit.
     */
    private DatabaseException locate(Chunk chunk, DatabaseException failure) {
      undo();
      int from = 0;
      int to = chunk.size();
      while (to - from > 1) {
        int middle = (from + to) >>> 1;
        try {
          send(chunk.part(from, middle));
          statements.send(lease, RELEASE + "; " + SAVEPOINT);
          from = middle;
        } catch (DatabaseException e) {
          if (!RowErrors.isOfRow(e)) {
            return e;
          }
          undo();
          to = middle;
        }
      }
      try {
        send(chunk.part(from, to));
      } catch (DatabaseException e) {
        int position = chunk.positions()[from];
        return RowErrors.isOfRow(e) ? RowErrors.at(e, new InputRows(position, position)) : e;
      }
      return RowErrors.within(failure, chunk);
    }

    private void send(Chunk chunk) {
      List<Chunk> parts = new ArrayList<>(List.of(chunk));
      while (!parts.isEmpty()) {
        statements.send(lease, request.fitting(parts.remove(parts.size() - 1), parts));
      }
    }

    private void undo() {
      statements.send(lease, UNDO);
      lease.savepointUndone(health);
    }
  }
}
