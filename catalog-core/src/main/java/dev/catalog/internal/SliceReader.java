package dev.catalog.internal;

import dev.catalog.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one slice: asks for one row more than wanted, which only tells that rows follow, and makes
 * the cursors of the first and the last row. Checked when made; one call, one thread.
 */
final class SliceReader {

  private final Keyset keyset;
  private final @Nullable Cursor cursor;
  private final byte[] digest;
  private final CursorSeal seal;
  private final SqlText text;
  private final Values values;
  private final int limit;
  private final List<@Nullable String> near = new ArrayList<>();
  private final List<@Nullable String> far = new ArrayList<>();
  private boolean more;

  /**
   * @throws dev.catalog.InvalidCursorException if the cursor is not one of this query's
   * @throws IllegalStateException if a named parameter has no value
   */
  SliceReader(Keyset keyset, Values given, @Nullable String from, int limit, CursorSeal seal) {
    this.keyset = keyset;
    this.seal = seal;
    this.limit = limit;
    Definition.checkBound(keyset.text(null), keyset.plan(), given);
    this.digest = keyset.digest(given);
    this.cursor =
        from == null || from.isEmpty() ? null : Cursor.parse(from, digest, keyset.size(), seal);
    this.text = keyset.text(cursor);
    Values limited = given.withLimit(limit + 1L);
    this.values = cursor == null ? limited : limited.withKey(bound(cursor));
  }

  /** A null has no bind in the text. */
  private static Object[] bound(Cursor cursor) {
    return cursor.keys().stream().map(key -> key == null ? "" : key).toArray();
  }

  <R> Slice<R> read(Fetcher fetcher, Unit unit) {
    Plan plan = keyset.plan();
    Pending[] pending = plan.pending();
    List<Object> rows = new ArrayList<>(Math.min(limit, 1_000));
    fetcher.query(
        unit,
        text,
        values,
        result -> {
          if (rows.size() == limit) {
            more = true;
            return;
          }
          rows.add(plan.node().read(result, 0, pending));
          if (rows.size() == 1) {
            keys(result, near);
          }
          if (rows.size() == limit) {
            keys(result, far);
          }
        });
    List<R> finished = fetcher.finish(unit, plan, pending, rows, values);
    boolean backward = cursor != null && cursor.backward();
    Optional<String> ahead = more ? Optional.of(cursor(backward, far)) : Optional.empty();
    Optional<String> behind = behind(backward);
    if (!backward) {
      return new Slice<>(finished, ahead, behind);
    }
    List<R> turned = new ArrayList<>(finished);
    Collections.reverse(turned);
    return new Slice<>(turned, behind, ahead);
  }

  /** Returns the way back: before the first row read, or, when there was none, to the position. */
  private Optional<String> behind(boolean backward) {
    if (cursor == null) {
      return Optional.empty();
    }
    return Optional.of(
        near.isEmpty() ? cursor.reversed().text(digest, seal) : cursor(!backward, near));
  }

  private String cursor(boolean backward, List<@Nullable String> keys) {
    return new Cursor(backward, false, keys).text(digest, seal);
  }

  private void keys(ResultSet result, List<@Nullable String> into) throws SQLException {
    for (int i = 0; i < keyset.size(); i++) {
      into.add(result.getString(keyset.firstKey() + i));
    }
  }
}
