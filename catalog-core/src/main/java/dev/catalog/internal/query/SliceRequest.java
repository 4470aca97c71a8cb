package dev.catalog.internal.query;

import dev.catalog.DatabaseException;
import dev.catalog.InvalidCursorException;
import dev.catalog.Slice;
import dev.catalog.TooManyRowsException;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.connection.RowRequest;
import dev.catalog.internal.fetch.FetchPlan;
import dev.catalog.internal.fetch.RowsRequest;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One slice. Asks for one row more than wanted, which only shows that rows follow, and makes the
 * cursors from the sort keys of the first and the last row.
 */
public final class SliceRequest<R> extends RowsRequest<R, Slice<R>> {

  /**
   * Beginnings of SQLSTATEs that say nothing about the values of a conversion: a transaction that
   * has failed before, resources, operators, the system. All others do: malformed, out of range,
   * against the check of a domain, a name that is not there ({@code regclass}), nested too deeply;
   * {@code hstore} even reports an internal error, XX000.
   */
  private static final List<String> NOT_OF_VALUES =
      List.of("08", "25", "40", "53", "55", "57", "58", "F0", "XX001", "XX002");

  private final SliceTexts texts;
  private final @Nullable Cursor cursor;
  private final boolean isLeftToServer;
  private final byte[] digest;
  private final CursorSeal seal;
  private final int limit;
  private final int firstKey;
  private final int keyCount;
  private List<@Nullable String> keysOfFirst = List.of();
  private List<@Nullable String> keysOfLast = List.of();
  private boolean more;

  private SliceRequest(
      SqlText text,
      BindValues values,
      SliceTexts texts,
      @Nullable Cursor cursor,
      boolean isLeftToServer,
      byte[] digest,
      CursorSeal seal) {
    super(reading(text, texts.plan()), text, values, texts.plan());
    this.texts = texts;
    this.cursor = cursor;
    this.isLeftToServer = isLeftToServer;
    this.digest = digest;
    this.seal = seal;
    this.limit = Math.toIntExact(values.limit() - 1);
    this.firstKey = texts.firstKey();
    this.keyCount = texts.size();
  }

  /**
   * Returns the request for the rows from a cursor, or for the first ones.
   *
   * @param from the cursor's text; null or empty for none
   * @throws dev.catalog.InvalidCursorException if the cursor is not one of this query's
   * @throws IllegalStateException if a named parameter has no value
   */
  static <R> SliceRequest<R> of(
      SliceTexts texts, BindValues given, @Nullable String from, int limit, CursorSeal seal) {
    FetchPlan plan = texts.plan();
    texts.first().checkBound(given);
    plan.checkBound(given);
    byte[] digest = texts.digest(given);
    BindValues limited = given.withLimit(limit + 1L);
    if (from == null || from.isEmpty()) {
      return new SliceRequest<>(texts.first(), limited, texts, null, false, digest, seal);
    }
    Cursor cursor = Cursor.parse(from, digest, texts.size(), seal);
    // a cursor that is signed has been a row of ours
    boolean isLeftToServer = seal.isOpen() && !cursor.checkValues(texts.keys());
    return new SliceRequest<>(
        texts.from(cursor),
        limited.withKey(bound(cursor)),
        texts,
        cursor,
        isLeftToServer,
        digest,
        seal);
  }

  /**
   * Returns whether only the server can tell that the values of the cursor are values of the keys'
   * types.
   */
  public boolean isLeftToServer() {
    return isLeftToServer;
  }

  /** Returns the request that asks the server. It is refused where the cursor is a forged one. */
  public Request<@Nullable Boolean> conversion() {
    SqlText text = texts.conversion(Objects.requireNonNull(cursor));
    return new RowRequest<>(Access.ofSelect(text), text, values(), (result, at) -> true);
  }

  /**
   * Returns what to throw when the server refuses the conversion.
   *
   * @return the failure itself where it says nothing about the values
   */
  public static RuntimeException refused(DatabaseException failure) {
    String state = failure.sqlState().orElse("");
    if (state.isEmpty() || NOT_OF_VALUES.stream().anyMatch(state::startsWith)) {
      return failure;
    }
    InvalidCursorException refused = Cursor.damaged();
    refused.initCause(failure);
    return refused;
  }

  /** A null has no bind in the text. */
  private static Object[] bound(Cursor cursor) {
    return cursor.keys().stream().map(key -> key == null ? "" : key).toArray();
  }

  @Override
  protected void startAnew() {
    super.startAnew();
    keysOfFirst = List.of();
    keysOfLast = List.of();
    more = false;
  }

  @Override
  public void row(ResultSet result) throws SQLException {
    if (size() == limit) {
      if (keys(result).equals(keysOfLast)) {
        throw notUnique();
      }
      more = true;
      return;
    }
    read(result, 0);
    if (size() == 1) {
      keysOfFirst = keys(result);
    }
    if (size() == limit) {
      keysOfLast = keys(result);
    }
  }

  /** A cursor between the two rows would leave out the second. */
  private TooManyRowsException notUnique() {
    String sql = text().sql();
    return new TooManyRowsException(
        "two rows have the same primary key, so no cursor can stand between them: other tables inherit from the table since its code was generated, or the constraint is deferred; SQL: %s"
            .formatted(sql),
        sql);
  }

  private List<@Nullable String> keys(ResultSet result) throws SQLException {
    List<@Nullable String> keys = new ArrayList<>(keyCount);
    for (int i = 0; i < keyCount; i++) {
      keys.add(result.getString(firstKey + i));
    }
    return keys;
  }

  @Override
  public Slice<R> result() {
    boolean backward = cursor != null && cursor.backward();
    Optional<String> onward = more ? Optional.of(text(backward, keysOfLast)) : Optional.empty();
    if (!backward) {
      return new Slice<>(rows(), onward, back(false));
    }
    List<R> turned = new ArrayList<>(rows());
    Collections.reverse(turned);
    return new Slice<>(turned, back(true), onward);
  }

  /** Returns the way back: before the first row read, or, when there was none, to the position. */
  private Optional<String> back(boolean backward) {
    if (cursor == null) {
      return Optional.empty();
    }
    return Optional.of(
        keysOfFirst.isEmpty()
            ? cursor.reversed().text(digest, seal)
            : text(!backward, keysOfFirst));
  }

  private String text(boolean backward, List<@Nullable String> keys) {
    return new Cursor(backward, false, keys).text(digest, seal);
  }
}
