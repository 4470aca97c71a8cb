package dev.catalog.internal.bulk;

import dev.catalog.DatabaseException;
import dev.catalog.DatabaseException.InputRows;
import dev.catalog.RowNotFoundException;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.connection.Step;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.Keys;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.table.TableMetadata;
import dev.catalog.spi.Assignment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a bulk verb's input, chunk by chunk: one text for each set of columns, all in
 * one transaction. Subclasses name the texts and take the rows that come back.
 *
 * @param <T> what the call returns
 */
public abstract class ChunkedRequest<T> implements Request<T> {

  private final List<Assignment<?>> inputs;
  private final Keys keys;
  private final List<Chunk> parts = new ArrayList<>(0);
  private Chunks chunks;
  private @Nullable Step check;
  private boolean locating;

  /**
   * @param keys the keys of the whole input; none for verbs that take none
   */
  ChunkedRequest(List<Assignment<?>> inputs, Keys keys) {
    this.inputs = inputs;
    this.keys = keys;
    this.chunks = new Chunks(inputs, keys);
  }

  /** Returns whether there is nothing to send. */
  public final boolean isEmpty() {
    return inputs.isEmpty();
  }

  /** Returns the number of rows of the input. */
  final int size() {
    return inputs.size();
  }

  @Override
  public final Access access() {
    return Access.ATOMIC;
  }

  @Override
  public final Step first() {
    chunks = new Chunks(inputs, keys);
    parts.clear();
    check = null;
    startAnew();
    Step question = question();
    return question == null ? step(chunks.next()) : question;
  }

  /** Returns what to ask before anything is written, null for nothing. */
  @Nullable Step question() {
    return null;
  }

  /** Returns the keys of the whole input. */
  final Keys keys() {
    return keys;
  }

  /** Forgets the rows that came back. */
  abstract void startAnew();

  @Override
  public final List<? extends Step> next() {
    Step due = check;
    if (due != null) {
      check = null;
      return List.of(due);
    }
    if (!parts.isEmpty()) {
      return List.of(step(parts.remove(parts.size() - 1)));
    }
    return chunks.hasNext() ? List.of(step(chunks.next())) : List.of();
  }

  /** Returns the step for a chunk, or for a part of it if its values are too long. */
  private Step step(Chunk chunk) {
    return fitting(chunk, parts);
  }

  /**
   * Returns the step for as many rows of a chunk as one statement can take.
   *
   * @param rest takes the parts that are left, the first of them last
   */
  final ChunkStep fitting(Chunk chunk, List<Chunk> rest) {
    Chunk part = chunk;
    BindValues values = part.values(bindText(part.shape()));
    while (values == null) {
      int middle = part.size() / 2;
      rest.add(part.part(middle, part.size()));
      part = part.part(0, middle);
      values = part.values(bindText(part.shape()));
    }
    return new ChunkStep(this, part, values);
  }

  /** Returns the text for the columns that a chunk assigns. */
  abstract SqlText text(Assignment<?> shape, Lease lease);

  /** Returns a text with the same binds, whatever the server. */
  abstract SqlText bindText(Assignment<?> shape);

  /**
   * Takes one row that a chunk's statement returned.
   *
   * @param number the row's number among those returned, from 0
   */
  abstract void row(ResultSet result, Chunk chunk, int number) throws SQLException;

  /**
   * Compares the number of rows that a chunk's statement returned with what was sent.
   *
   * @return a step that finds out why rows are missing; null when there is nothing to find out
   * @throws DatabaseException if rows are missing that must not be
   */
  abstract @Nullable Step check(Chunk chunk, int returned);

  final void sent(Chunk chunk, int returned) {
    check = check(chunk, returned);
  }

  /** Leaves failures as they are, because the caller looks for their rows itself. */
  final void leaveFailures() {
    locating = true;
  }

  /** Returns what to throw for a failed chunk. */
  DatabaseException failure(Chunk chunk, DatabaseException e) {
    return locating ? e : RowErrors.within(e, chunk);
  }

  /** Returns what to throw for a chunk whose statement returned more rows than it was given. */
  RuntimeException tooMany(Chunk chunk) {
    return new IllegalStateException(
        "The statement returned more rows than were sent: a rule added some");
  }

  static RowNotFoundException dropped(TableMetadata<?> type, Chunk chunk) {
    InputRows range = chunk.range();
    return new RowNotFoundException(
        "A trigger or a rule of %s dropped rows, so the returned rows cannot be matched to the input: they are among input rows %d to %d, and nothing is written"
            .formatted(type.name(), range.first(), range.last()),
        null);
  }

  @SuppressWarnings("unchecked")
  static <R> List<R> list(@Nullable Object[] rows) {
    return (List<R>) Collections.unmodifiableList(Arrays.asList(rows));
  }
}
