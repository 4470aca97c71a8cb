package dev.catalog.internal;

import dev.catalog.spi.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs a statement that returns one row, and returns it, or null. One call. */
final class OneRow<R> implements Link.Work<@Nullable R>, Statements.RowHandler {

  private final Statements statements;
  private final SqlText text;
  private final Values values;
  private final RowReader<R> reader;
  private @Nullable R row;

  OneRow(Statements statements, SqlText text, Values values, RowReader<R> reader) {
    this.statements = statements;
    this.text = text;
    this.values = values;
    this.reader = reader;
  }

  @Override
  public @Nullable R run(Unit unit) {
    statements.query(unit, text, values, this);
    return row;
  }

  @Override
  public void row(ResultSet result) throws SQLException {
    row = reader.read(result, 0);
  }
}
