package dev.catalog.internal.connection;

import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.spi.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One statement that returns at most one row: the row, or null. A request and its only step in one
 * object, because every call of a service makes one.
 */
public final class RowRequest<R> implements Request<@Nullable R>, Step {

  private final Access access;
  private final SqlText text;
  private final BindValues values;
  private final RowReader<R> reader;
  private @Nullable R row;

  public RowRequest(Access access, SqlText text, BindValues values, RowReader<R> reader) {
    this.access = access;
    this.text = text;
    this.values = values;
    this.reader = reader;
  }

  @Override
  public Access access() {
    return access;
  }

  @Override
  public Step first() {
    row = null;
    return this;
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
  public void row(ResultSet result) throws SQLException {
    row = reader.read(result, 0);
  }

  @Override
  public @Nullable R result() {
    return row;
  }

  /** Returns the text, for messages. */
  public String sql() {
    return text.sql();
  }
}
