package dev.catalog.internal.bulk;

import dev.catalog.DatabaseException.InputRows;
import dev.catalog.Patch;
import dev.catalog.TooManyRowsException;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Step;
import dev.catalog.internal.query.TableKey;
import dev.catalog.internal.sql.Keys;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.table.KeyCollector;
import dev.catalog.spi.Assignment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes rows by a key, each with a patch of its own, and returns those that were there. */
public final class UpdateAllRequest<R> extends ChunkedRequest<List<R>> {

  private final TableKey<R, ?> key;
  private final WrittenKeys keysOfChunks;
  private @Nullable Object[] updated = {};

  private UpdateAllRequest(TableKey<R, ?> key, List<Assignment<?>> inputs, Keys keys) {
    super(inputs, keys);
    this.key = key;
    this.keysOfChunks = new WrittenKeys(key, keys);
  }

  /**
   * Returns the request for patches.
   *
   * @throws IllegalArgumentException if a key or a patch is null, or two keys are equal
   */
  public static <R, V> UpdateAllRequest<R> of(
      TableKey<R, V> key, Map<V, ? extends Patch<R>> patches) {
    KeyCollector<V> collector = key.columns().collector(patches.size());
    List<Assignment<?>> inputs = BulkInput.ofPatches(patches, collector);
    Keys keys = collector.keys();
    key.columns().checkDistinct(keys);
    return new UpdateAllRequest<>(key, inputs, keys);
  }

  @Override
  void startAnew() {
    updated = new Object[size()];
    keysOfChunks.startAnew();
  }

  @Override
  @Nullable Step question() {
    return EqualKeysStep.of(key, keys(), false);
  }

  /** Without a column to set there is nothing to write: the rows are read. */
  @Override
  SqlText bindText(Assignment<?> shape) {
    return shape.isEmpty() ? key.texts().findNumbered() : key.texts().updateAll(shape);
  }

  @Override
  SqlText text(Assignment<?> shape, Lease lease) {
    return bindText(shape);
  }

  @Override
  void row(ResultSet result, Chunk chunk, int any) throws SQLException {
    int number = result.getInt(key.metadata().columns().size() + 1);
    int position = chunk.positions()[number - 1];
    if (updated[position] != null) {
      throw moreThanOne("input row " + position);
    }
    updated[position] = key.metadata().reader().read(result, 0);
    if (chunk.size() < size()) {
      keysOfChunks.addUpdated(result, position);
    }
  }

  /** A key of the input has met several rows. */
  @Override
  TooManyRowsException tooMany(Chunk chunk) {
    InputRows range = chunk.range();
    return moreThanOne("one of input rows %d to %d".formatted(range.first(), range.last()));
  }

  private TooManyRowsException moreThanOne(String input) {
    return new TooManyRowsException(
        "more than one row of %s has the key of %s, and nothing is written: other tables inherit from the table since its code was generated, or %s is deferred"
            .formatted(key.table(), input, key.constraint()),
        null);
  }

  @Override
  @Nullable Step check(Chunk chunk, int returned) {
    keysOfChunks.chunkEnded();
    if (chunk.size() < size()
        && key.columns().isUncertain()
        && key.columns().isSetBy(chunk.shape())) {
      throw new IllegalArgumentException(
          "updateAll() by %s of %s sets a column of that key in several statements, and only the server knows which values are equal: use another key, or up to %d patches of the same columns"
              .formatted(key.constraint(), key.table(), Chunks.MOST_ROWS));
    }
    if (returned == chunk.size() || !key.metadata().expectsVersion(chunk.shape())) {
      return null;
    }
    return StaleRowStep.of(key, chunk, at -> updated[chunk.positions()[at]] != null);
  }

  @Override
  public List<R> result() {
    return list(present(updated));
  }

  /** Returns the rows that are not null, in their order. */
  private static @Nullable Object[] present(@Nullable Object[] rows) {
    int size = 0;
    for (Object row : rows) {
      if (row != null) {
        rows[size++] = row;
      }
    }
    return size == rows.length ? rows : Arrays.copyOf(rows, size);
  }
}
