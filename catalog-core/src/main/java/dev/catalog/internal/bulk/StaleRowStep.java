package dev.catalog.internal.bulk;

import dev.catalog.DatabaseException;
import dev.catalog.DatabaseException.InputRows;
import dev.catalog.StaleRowException;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Step;
import dev.catalog.internal.query.TableKey;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
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
  private final @Nullable DatabaseException otherwise;
  private @Nullable StaleRowException stale;

  private StaleRowStep(
      TableKey<?, ?> key, Chunk chunk, int[] missing, @Nullable DatabaseException otherwise) {
    this.key = key;
    this.chunk = chunk;
    this.missing = missing;
    this.otherwise = otherwise;
  }

  /**
   * Returns the step for a chunk.
   *
   * @param isWritten whether the row at a place of the chunk was written
   * @param otherwise what to throw when none of the missing rows is there; null for nothing
   */
  static StaleRowStep of(
      TableKey<?, ?> key,
      Chunk chunk,
      IntPredicate isWritten,
      @Nullable DatabaseException otherwise) {
    int[] missing =
        IntStream.range(0, chunk.size())
            .filter(i -> !isWritten.test(i))
            .map(i -> chunk.positions()[i])
            .toArray();
    return new StaleRowStep(key, chunk, missing, otherwise);
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
    if (stale == null) {
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
