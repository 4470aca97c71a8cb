package dev.catalog.internal.bulk;

import dev.catalog.DatabaseException;
import dev.catalog.DatabaseException.InputRows;
import dev.catalog.StaleRowException;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Step;
import dev.catalog.internal.query.TableKey;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.table.KeyValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the rows of a chunk that were not written. One that is there has another version than
 * was expected.
 */
final class StaleRowStep implements Step {

  private final TableKey<?, ?> key;
  private final Chunk chunk;
  private final int[] missing;
  private final Set<KeyValue> written;
  private final @Nullable DatabaseException otherwise;
  private @Nullable StaleRowException stale;

  private StaleRowStep(
      TableKey<?, ?> key,
      Chunk chunk,
      int[] missing,
      Set<KeyValue> written,
      @Nullable DatabaseException otherwise) {
    this.key = key;
    this.chunk = chunk;
    this.missing = missing;
    this.written = written;
    this.otherwise = otherwise;
  }

  /**
   * Returns the step for a chunk.
   *
   * @param isWritten whether the row at a place of the chunk was written
   */
  static StaleRowStep of(TableKey<?, ?> key, Chunk chunk, IntPredicate isWritten) {
    int[] missing =
        IntStream.range(0, chunk.size())
            .filter(i -> !isWritten.test(i))
            .map(i -> chunk.positions()[i])
            .toArray();
    return new StaleRowStep(key, chunk, missing, Set.of(), null);
  }

  /**
   * Returns the step for a chunk whose rows came back without their places.
   *
   * @param written the keys, as they are stored, of the rows that were written
   * @param otherwise what to throw when none of the other rows is there
   */
  static StaleRowStep among(
      TableKey<?, ?> key, Chunk chunk, Set<KeyValue> written, DatabaseException otherwise) {
    return new StaleRowStep(key, chunk, chunk.positions(), written, otherwise);
  }

  @Override
  public SqlText text(Lease lease) {
    return key.texts().findNumbered();
  }

  @Override
  public BindValues values() {
    return BindValues.ofKeys(chunk.inputKeys().at(missing));
  }

  @Override
  public void row(ResultSet result) throws SQLException {
    if (stale == null && (written.isEmpty() || !written.contains(key.columns().read(result)))) {
      int position = missing[result.getInt(key.metadata().columns().size() + 1) - 1];
      stale =
          RowErrors.stale(
              key.metadata(),
              key.metadata().reader().read(result, 0),
              new InputRows(position, position));
    }
  }

  @Override
  public void ended(long rows) {
    if (stale != null) {
      throw stale;
    }
    if (otherwise != null) {
      throw otherwise;
    }
  }
}
