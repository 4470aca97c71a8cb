package dev.catalog.codegen.read;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.DefaultRelations;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The foreign keys, each pair of columns once. jOOQ would give those that point at an index again
 * for each key of the same columns, and read foreign keys of a PERIOD as others. From 3.20 on it
 * also keeps what happens to a row whose parent is deleted or changed, in a type that 3.19 does not
 * have; both take the keys from here.
 */
final class ForeignKeys {
  private static final String COLUMNS =
      """
      select cn.nspname, c.relname, k.conname, ca.attname, pn.nspname, p.relname, i.relname, pa.attname,
        k.confdeltype, k.confupdtype
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_namespace cn on cn.oid = c.relnamespace
      join pg_class p on p.oid = k.confrelid
      join pg_namespace pn on pn.oid = p.relnamespace
      join pg_class i on i.oid = k.conindid
      cross join lateral unnest(k.conkey, k.confkey) with ordinality as n (child, parent, position)
      join pg_attribute ca on ca.attrelid = c.oid and ca.attnum = n.child
      join pg_attribute pa on pa.attrelid = p.oid and pa.attnum = n.parent
      where k.contype = 'f'
      order by cn.nspname collate "C", c.relname collate "C", k.conname collate "C", n.position
      """;

  private static final @Nullable Method WITH_RULES =
      Arrays.stream(DefaultRelations.class.getMethods())
          .filter(
              method ->
                  method.getName().equals("addForeignKey")
                      && method.getParameterCount() == 9
                      && method.getParameterTypes()[5] == ColumnDefinition.class)
          .findFirst()
          .orElse(null);

  private ForeignKeys() {}

  /** Adds all of them but those that are no relations. */
  static void addTo(DefaultRelations relations, Connection connection, MigratedSchemas database)
      throws SQLException {
    OtherConstraints others = database.otherConstraints();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(COLUMNS)) {
      while (rows.next()) {
        TableDefinition child = table(database, rows.getString(1), rows.getString(2));
        TableDefinition parent = table(database, rows.getString(5), rows.getString(6));
        if (child != null && parent != null && !others.contains(child, rows.getString(3))) {
          add(relations, rows, child, parent);
        }
      }
    }
  }

  private static @Nullable TableDefinition table(
      MigratedSchemas database, String schemaName, String name) {
    SchemaDefinition schema = database.getSchema(schemaName);
    return schema == null ? null : database.getTable(schema, name);
  }

  private static void add(
      DefaultRelations relations, ResultSet row, TableDefinition child, TableDefinition parent)
      throws SQLException {
    String name = row.getString(3);
    ColumnDefinition column = child.getColumn(row.getString(4));
    String key = row.getString(7);
    ColumnDefinition keyColumn = parent.getColumn(row.getString(8));
    if (WITH_RULES == null) {
      relations.addForeignKey(name, child, column, key, parent, keyColumn, true);
      return;
    }
    try {
      WITH_RULES.invoke(
          relations,
          name,
          child,
          column,
          key,
          parent,
          keyColumn,
          true,
          rule(WITH_RULES, row.getString(9)),
          rule(WITH_RULES, row.getString(10)));
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("jOOQ does not take the foreign key " + name, e);
    }
  }

  private static Object rule(Method method, String action) {
    String name =
        switch (action) {
          case "c" -> "CASCADE";
          case "n" -> "SET_NULL";
          case "d" -> "SET_DEFAULT";
          case "r" -> "RESTRICT";
          default -> "NO_ACTION";
        };
    return Arrays.stream(method.getParameterTypes()[7].getEnumConstants())
        .filter(each -> ((Enum<?>) each).name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
