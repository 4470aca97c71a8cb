package dev.catalog.internal.bulk;

import dev.catalog.DatabaseException;
import dev.catalog.NewRow;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.ExclusiveRequest;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Statements;
import dev.catalog.internal.query.GeneratedRowType;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.spi.Assignment;
import java.sql.SQLException;
import java.util.Iterator;

/** Loads rows by COPY, and counts them. The rows are taken while the COPY runs. */
public final class CopyRequest extends ExclusiveRequest<Long> implements Statements.CopySource {

  private final SqlText text;
  private final Assignment<?> first;
  private final Iterator<? extends NewRow<?>> others;

  private CopyRequest(SqlText text, Assignment<?> first, Iterator<? extends NewRow<?>> others) {
    super(Access.WRITE);
    this.text = text;
    this.first = first;
    this.others = others;
  }

  /**
   * Returns the request for rows, of which there is at least one.
   *
   * @throws IllegalArgumentException if the first row is null or sets no column
   */
  public static CopyRequest of(Iterator<? extends NewRow<?>> rows) {
    Assignment<?> first = next(rows, 0);
    if (first.isEmpty()) {
      throw new IllegalArgumentException(
          "the rows set no column, and COPY needs at least one: set one, or use insertAll()");
    }
    SqlText text = GeneratedRowType.of(first).metadata().writeTexts().copy(first);
    return new CopyRequest(text, first, rows);
  }

  @Override
  public Long run(Statements statements, Lease lease) {
    return statements.copy(lease, text.sql(), this);
  }

  @Override
  public DatabaseException failure(DatabaseException e, SQLException said) {
    return RowErrors.ofCopy(e, said);
  }

  @Override
  public void writeTo(Statements.CopyRows copy) throws SQLException {
    CopyText out = new CopyText(copy, first);
    out.row(first);
    for (long position = 1; others.hasNext(); position++) {
      Assignment<?> row = next(others, position);
      if (!row.assignsSameColumns(first)) {
        throw new IllegalArgumentException(
            "input row %d sets other columns than the first row, and COPY has one list of columns: set the same in all rows, or use insertAll()"
                .formatted(position));
      }
      out.row(row);
    }
    out.flush();
  }

  private static Assignment<?> next(Iterator<? extends NewRow<?>> rows, long position) {
    return BulkInput.notNull(rows.next(), position).assigned();
  }
}
