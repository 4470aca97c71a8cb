package dev.catalog.internal.migrate;

import dev.catalog.Migrations;
import dev.catalog.internal.pool.ServerConnections;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes that {@code CREATE INDEX CONCURRENTLY} or {@code REINDEX CONCURRENTLY} left behind
 * when it failed. PostgreSQL keeps them up to date, but neither uses them nor lets a unique one
 * keep duplicates out.
 */
final class InvalidIndexes {
  private static final Logger LOG = LoggerFactory.getLogger(InvalidIndexes.class);

  /** Without those that are being built now, and those of a partitioned table without its parts. */
  private static final String INVALID =
      """
      select pg_catalog.format('%I.%I', n.nspname, c.relname), n.nspname, current_schema()
      from pg_catalog.pg_index i
      join pg_catalog.pg_class c on c.oid = i.indexrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where not i.indisvalid and c.relkind = 'i'
        and not exists (select from pg_catalog.pg_stat_progress_create_index p
                        where p.index_relid = i.indexrelid)
      order by 1
      """;

  private InvalidIndexes() {}

  /**
   * Returns the names of those in the schema of the migrations; empty if the server does not say.
   */
  static List<String> of(ServerConnections connections, Migrations migrations) {
    List<String> names = new ArrayList<>();
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(INVALID)) {
      while (rows.next()) {
        String current = rows.getString(3);
        if (rows.getString(2).equals(migrations.schema().orElse(current))) {
          names.add(rows.getString(1));
        }
      }
    } catch (SQLException e) {
      LOG.debug("The server does not say which indexes are invalid", e);
    }
    return names;
  }

  /** Returns what is wrong, and the statement that cures it. */
  static String sentence(List<String> indexes) {
    StringBuilder text = new StringBuilder();
    for (String index : indexes) {
      text.append(text.isEmpty() ? "" : ", ")
          .append("the index ")
          .append(index)
          .append(" is invalid (drop index concurrently ")
          .append(index)
          .append(")");
    }
    return text.toString();
  }
}
