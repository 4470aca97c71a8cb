package dev.catalog.internal.bulk;

import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Step;
import dev.catalog.internal.query.TableKey;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.Keys;
import dev.catalog.internal.sql.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server whether it takes two of a verb's keys for equal, before anything is written: it
 * would apply only one of their rows, or one after the other.
 */
final class EqualKeysStep implements Step {

  private final TableKey<?, ?> key;
  private final Keys keys;
  private final boolean stored;
  private @Nullable IllegalArgumentException twice;

  private EqualKeysStep(TableKey<?, ?> key, Keys keys, boolean stored) {
    this.key = key;
    this.keys = keys;
    this.stored = stored;
  }

  /**
   * Returns the step for some keys; null where Java knows that no two of them are equal.
   *
   * @param stored whether the keys are to be written
   */
  static @Nullable EqualKeysStep of(TableKey<?, ?> key, Keys keys, boolean stored) {
    return key.columns().mayBeEqual(keys, stored) ? new EqualKeysStep(key, keys, stored) : null;
  }

  @Override
  public SqlText text(Lease lease) {
    return key.texts().equalKeys(stored);
  }

  @Override
  public BindValues values() {
    return BindValues.ofKeys(keys);
  }

  @Override
  public void row(ResultSet result) throws SQLException {
    twice = key.columns().twice(result.getInt(1) - 1, result.getInt(2) - 1);
  }

  @Override
  public void ended(long rows) {
    if (twice != null) {
      throw twice;
    }
  }
}
