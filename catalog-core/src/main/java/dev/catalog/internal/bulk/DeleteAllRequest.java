package dev.catalog.internal.bulk;

import dev.catalog.DatabaseException;
import dev.catalog.DatabaseException.InputRows;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.connection.Step;
import dev.catalog.internal.query.TableKey;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.Keys;
import dev.catalog.internal.sql.SqlText;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Deletes rows by a key, and counts those that were there. */
public final class DeleteAllRequest implements Request<Integer> {

  private final SqlText text;
  private final Keys keys;
  private int from;
  private int deleted;

  private DeleteAllRequest(SqlText text, Keys keys) {
    this.text = text;
    this.keys = keys;
  }

  /**
   * Returns the request for keys.
   *
   * @throws IllegalArgumentException if a key or one of its columns is null
   */
  public static <R, V> DeleteAllRequest of(TableKey<R, V> key, Collection<V> values) {
    return new DeleteAllRequest(key.texts().deleteAll(), key.columns().ofAll(values));
  }

  /** Returns whether there is nothing to send. */
  public boolean isEmpty() {
    return keys.size() == 0;
  }

  @Override
  public Access access() {
    return Access.ATOMIC;
  }

  @Override
  public Step first() {
    from = 0;
    deleted = 0;
    return step();
  }

  @Override
  public List<? extends Step> next() {
    return from < keys.size() ? List.of(step()) : List.of();
  }

  private Step step() {
    int to = Math.min(from + Chunks.MOST_ROWS, keys.size());
    Keys some = keys.at(IntStream.range(from, to).toArray());
    InputRows range = new InputRows(from, to - 1);
    from = to;
    return new DeleteStep(BindValues.ofKeys(some), range);
  }

  @Override
  public Integer result() {
    return deleted;
  }

  private final class DeleteStep implements Step {

    private final BindValues values;
    private final InputRows range;

    DeleteStep(BindValues values, InputRows range) {
      this.values = values;
      this.range = range;
    }

    @Override
    public SqlText text(Lease lease) {
      return text;
    }

    @Override
    public BindValues values() {
      return values;
    }

    @Override
    public boolean returnsRows() {
      return false;
    }

    @Override
    public void row(ResultSet result) {
      throw new IllegalStateException("a statement without rows returned one");
    }

    @Override
    public void ended(long rows) {
      deleted += Math.toIntExact(rows);
    }

    @Override
    public DatabaseException failure(DatabaseException e) {
      return RowErrors.isOfRow(e) ? RowErrors.at(e, range) : e;
    }
  }
}
