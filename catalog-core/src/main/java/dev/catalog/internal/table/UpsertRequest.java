package dev.catalog.internal.table;

import dev.catalog.DatabaseException;
import dev.catalog.Session.Upserted;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Pgjdbc;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.connection.Step;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.spi.Assignment;
import dev.catalog.spi.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Inserts or updates one row, and returns it; null when it was not written. */
public final class UpsertRequest<R> implements Request<@Nullable Upserted<R>>, Step {

  private final UpsertTexts texts;
  private final Assignment<R> row;
  private final RowReader<Upserted<R>> reader;
  private @Nullable SqlText sent;
  private @Nullable Upserted<R> upserted;

  public UpsertRequest(UpsertTexts texts, Assignment<R> row, RowReader<Upserted<R>> reader) {
    this.texts = texts;
    this.row = row;
    this.reader = reader;
  }

  @Override
  public Access access() {
    return Access.WRITE;
  }

  @Override
  public Step first() {
    upserted = null;
    return this;
  }

  @Override
  public SqlText text(Lease lease) {
    SqlText text = texts.upsert(row, Pgjdbc.returnsOld(lease));
    sent = text;
    return text;
  }

  @Override
  public BindValues values() {
    return BindValues.of(row);
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public void row(ResultSet result) throws SQLException {
    upserted = reader.read(result, 0);
  }

  @Override
  public DatabaseException failure(DatabaseException e) {
    return UpsertTexts.explained(e);
  }

  /** Returns the text that was sent, for messages; null before. */
  public @Nullable String sql() {
    return sent == null ? null : sent.sql();
  }

  @Override
  public @Nullable Upserted<R> result() {
    return upserted;
  }
}
