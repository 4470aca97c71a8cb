package dev.catalog.internal.bulk;

import dev.catalog.DatabaseException;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Step;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes one chunk. One run. */
final class ChunkStep implements Step {

  private final ChunkedRequest<?> request;
  private final Chunk chunk;
  private final BindValues values;
  private int returned;

  ChunkStep(ChunkedRequest<?> request, Chunk chunk, BindValues values) {
    this.request = request;
    this.chunk = chunk;
    this.values = values;
  }

  Chunk chunk() {
    return chunk;
  }

  @Override
  public SqlText text(Lease lease) {
    return request.text(chunk.shape(), lease);
  }

  @Override
  public BindValues values() {
    return values;
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public void row(ResultSet result) throws SQLException {
    if (returned < chunk.size()) {
      request.row(result, chunk, returned);
    }
    returned++;
  }

  @Override
  public void ended(long rows) {
    if (returned > chunk.size()) {
      throw request.tooMany(chunk);
    }
    request.sent(chunk, returned);
  }

  @Override
  public DatabaseException failure(DatabaseException e) {
    return request.failure(chunk, e);
  }
}
