package dev.catalog.internal.connection;

import dev.catalog.TooManyRowsException;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.spi.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One statement that returns at most one row: the row, or null. */
public final class RowRequest<R> extends SingleRequest<@Nullable R> {

  private final RowReader<R> reader;
  private @Nullable R row;

  public RowRequest(Access access, SqlText text, BindValues values, RowReader<R> reader) {
    super(access, text, values);
    this.reader = reader;
  }

  @Override
  protected void startAnew() {
    row = null;
  }

  @Override
  public void row(ResultSet result) throws SQLException {
    if (row != null) {
      throw moreThanOne(access(), text().sql());
    }
    row = reader.read(result, 0);
  }

  /** Returns what to throw where a statement by a key has met more than one row. */
  static TooManyRowsException moreThanOne(Access access, String sql) {
    return new TooManyRowsException(
        "more than one row has the key%s: other tables inherit from the table since its code was generated, or its constraint is deferred; SQL: %s"
            .formatted(access == Access.WRITE ? ", and each has been written" : "", sql),
        sql);
  }

  @Override
  public @Nullable R result() {
    return row;
  }
}
