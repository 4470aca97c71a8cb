package dev.catalog.codegen.read;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.meta.DefaultRelations;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;

/**
 * The unique indexes that a foreign key points at although no constraint belongs to them. jOOQ
 * reads constraints alone, and so left out the foreign key, too. PostgreSQL takes the name of such
 * an index for that of a constraint.
 */
final class ReferencedIndexes {
  private static final String COLUMNS =
      """
      select n.nspname, c.relname, i.relname, a.attname
      from pg_index x
      join pg_class i on i.oid = x.indexrelid
      join pg_class c on c.oid = x.indrelid
      join pg_namespace n on n.oid = c.relnamespace
      cross join lateral unnest(x.indkey) with ordinality as k (attnum, position)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where k.position <= x.indnkeyatts
        and exists (select from pg_constraint f
                    where f.contype = 'f' and f.conindid = x.indexrelid)
        and not exists (select from pg_constraint u
                        where u.contype in ('p', 'u', 'x') and u.conindid = x.indexrelid)
      order by 1, 2, 3, k.position
      """;

  private ReferencedIndexes() {}

  /** Adds the indexes as unique keys. */
  static void addTo(DefaultRelations relations, Connection connection, MigratedSchemas database)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(COLUMNS)) {
      while (rows.next()) {
        SchemaDefinition schema = database.getSchema(rows.getString(1));
        TableDefinition table =
            schema == null ? null : database.getTable(schema, rows.getString(2));
        if (table != null) {
          relations.addUniqueKey(rows.getString(3), table, table.getColumn(rows.getString(4)));
        }
      }
    }
  }
}
