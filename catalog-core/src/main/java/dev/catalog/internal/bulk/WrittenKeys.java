package dev.catalog.internal.bulk;

import dev.catalog.DatabaseException.InputRows;
import dev.catalog.StatementException;
import dev.catalog.internal.query.TableKey;
import dev.catalog.internal.sql.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the rows that the chunks of one input have written. A trigger, or a patch that sets
 * the key itself, may let a row of a later chunk meet one that an earlier chunk has written: what
 * was returned for the earlier one would no longer be in the database. Within one statement the
 * server sees to that.
 */
final class WrittenKeys {

  private static final int NONE = -1;

  private final TableKey<?, ?> key;
  private final Keys given;

  /** The rows that have the key that was given for them. */
  private final BitSet asGiven = new BitSet();

  /** Filled from the first row on that has another. */
  private @Nullable Set<Object> written;

  /** The input row that has met one written before, {@link #NONE} so far. */
  private int twice = NONE;

  private final Set<Object> moved = new HashSet<>();
  private final Set<Object> movedByChunk = new HashSet<>();

  WrittenKeys(TableKey<?, ?> key, Keys given) {
    this.key = key;
    this.given = given;
  }

  void startAnew() {
    twice = NONE;
    asGiven.clear();
    written = null;
    moved.clear();
    movedByChunk.clear();
  }

  /** Takes a row that was inserted or updated by the key that it has now. */
  void addUpserted(ResultSet result, int position) throws SQLException {
    Object now = key.columns().written(result);
    if (written == null && key.columns().sent(given, position).equals(now)) {
      asGiven.set(position);
    } else if (now != null && !filled().add(now)) {
      twice = position;
    }
  }

  private Set<Object> filled() {
    Set<Object> keys = written;
    if (keys == null) {
      keys = new HashSet<>();
      for (int at = asGiven.nextSetBit(0); at >= 0; at = asGiven.nextSetBit(at + 1)) {
        keys.add(key.columns().sent(given, at));
      }
      written = keys;
    }
    return keys;
  }

  /** Takes a row that was found by the key that was given, and that may have another now. */
  void addUpdated(ResultSet result, int position) throws SQLException {
    Object before = key.columns().sent(given, position);
    if (moved.contains(before)) {
      twice = position;
    }
    Object now = key.columns().written(result);
    if (now != null && !now.equals(before)) {
      movedByChunk.add(now);
    }
  }

  /**
   * Takes the end of a chunk.
   *
   * @throws StatementException if one of its rows is one that an earlier chunk has written
   */
  void chunkEnded() {
    if (twice >= 0) {
      throw twice(twice);
    }
    moved.addAll(movedByChunk);
    movedByChunk.clear();
  }

  private StatementException twice(int position) {
    return new StatementException(
        "Input row %d has met a row of %s that an earlier row of the input has written, and nothing is written: a trigger or a patch changes %s, so write the rows one by one"
            .formatted(position, key.table(), key.constraint()),
        "21000",
        null,
        new InputRows(position, position),
        null);
  }
}
