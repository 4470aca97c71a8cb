package dev.catalog.internal.bulk;

import dev.catalog.NewRow;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Step;
import dev.catalog.internal.query.GeneratedRowType;
import dev.catalog.internal.sql.Keys;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.table.TableMetadata;
import dev.catalog.spi.Assignment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts rows, and returns them in the order of the input. */
public final class InsertAllRequest<R> extends ChunkedRequest<List<R>> {

  private @Nullable Object[] inserted = {};
  private @Nullable TableMetadata<?> type;

  private InsertAllRequest(List<Assignment<?>> inputs) {
    super(inputs, Keys.NONE);
  }

  /**
   * Returns the request for rows.
   *
   * @throws IllegalArgumentException if one of them is null
   */
  public static <R> InsertAllRequest<R> of(Collection<? extends NewRow<R>> rows) {
    return new InsertAllRequest<>(BulkInput.ofRows(rows));
  }

  @Override
  void startAnew() {
    inserted = new Object[size()];
  }

  private TableMetadata<?> type(Assignment<?> shape) {
    TableMetadata<?> known = type;
    if (known == null) {
      known = GeneratedRowType.of(shape).metadata();
      type = known;
    }
    return known;
  }

  @Override
  SqlText bindText(Assignment<?> shape) {
    return type(shape).writeTexts().insertAll(shape);
  }

  @Override
  SqlText text(Assignment<?> shape, Lease lease) {
    return bindText(shape);
  }

  @Override
  void row(ResultSet result, Chunk chunk, int number) throws SQLException {
    inserted[chunk.positions()[number]] = type(chunk.shape()).reader().read(result, 0);
  }

  @Override
  @Nullable Step check(Chunk chunk, int returned) {
    if (returned != chunk.size()) {
      throw dropped(type(chunk.shape()), chunk);
    }
    return null;
  }

  @Override
  public List<R> result() {
    return list(inserted);
  }
}
