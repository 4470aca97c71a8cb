package dev.catalog.internal.bulk;

import dev.catalog.DatabaseException;
import dev.catalog.NewRow;
import dev.catalog.Session.Upserted;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Pgjdbc;
import dev.catalog.internal.connection.Step;
import dev.catalog.internal.query.TableKey;
import dev.catalog.internal.sql.Keys;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.table.KeyValue;
import dev.catalog.internal.table.UpsertTexts;
import dev.catalog.spi.Assignment;
import dev.catalog.spi.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inserts or updates rows by a key, and returns them in the order of the input. */
public final class UpsertAllRequest<R> extends ChunkedRequest<List<Upserted<R>>> {

  private final TableKey<R, ?> key;
  private final RowReader<Upserted<R>> reader;

  /** The keys of the rows of a chunk that came back; filled where rows have versions. */
  private final Set<KeyValue> written = new HashSet<>();

  private final WrittenKeys keysOfChunks;
  private @Nullable Object[] upserted = {};

  private UpsertAllRequest(TableKey<R, ?> key, List<Assignment<?>> inputs, Keys keys) {
    super(inputs, keys);
    this.key = key;
    this.reader = UpsertTexts.reader(key.metadata());
    this.keysOfChunks = new WrittenKeys(key, keys);
  }

  /**
   * Returns the request for rows.
   *
   * @throws IllegalArgumentException if a row is null or lacks a column of the key, or two rows
   *     have the same key
   */
  public static <R> UpsertAllRequest<R> of(
      TableKey<R, ?> key, Collection<? extends NewRow<R>> rows) {
    List<Assignment<?>> inputs = BulkInput.ofRows(rows);
    Keys keys = key.columns().inAll(inputs);
    key.columns().checkDistinct(keys);
    return new UpsertAllRequest<>(key, inputs, keys);
  }

  @Override
  void startAnew() {
    upserted = new Object[size()];
    written.clear();
    keysOfChunks.startAnew();
  }

  @Override
  @Nullable Step question() {
    return EqualKeysStep.of(key, keys(), true);
  }

  @Override
  SqlText bindText(Assignment<?> shape) {
    return key.metadata().writeTexts().insertAll(shape);
  }

  @Override
  SqlText text(Assignment<?> shape, Lease lease) {
    return key.upserts().upsertAll(shape, Pgjdbc.returnsOld(lease));
  }

  @Override
  void row(ResultSet result, Chunk chunk, int number) throws SQLException {
    int position = chunk.positions()[number];
    upserted[position] = reader.read(result, 0);
    if (chunk.size() < size()) {
      keysOfChunks.addUpserted(result, position);
    }
    if (isVersioned(chunk)) {
      written.add(key.columns().read(result));
    }
  }

  private boolean isVersioned(Chunk chunk) {
    return key.metadata().expectsVersion(chunk.shape());
  }

  @Override
  @Nullable Step check(Chunk chunk, int returned) {
    keysOfChunks.chunkEnded();
    if (returned == chunk.size()) {
      written.clear();
      return null;
    }
    if (!isVersioned(chunk)) {
      throw dropped(key.metadata(), chunk);
    }
    return StaleRowStep.among(key, chunk, written, dropped(key.metadata(), chunk));
  }

  @Override
  DatabaseException failure(Chunk chunk, DatabaseException e) {
    return UpsertTexts.explained(super.failure(chunk, e));
  }

  @Override
  public List<Upserted<R>> result() {
    return list(upserted);
  }
}
