package dev.catalog.codegen.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.meta.UniqueKeyDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL knows and jOOQ's open-source metadata leaves out.
 *
 * @param columns by schema, relation (or composite type) and column
 * @param hidden relations, by schema and name, that are no part of the application's own schema:
 *     partitions of other tables and what belongs to an extension
 * @param hiddenFunctions names of functions, by schema and name, that only an extension has
 * @param parents tables that other tables inherit from, by schema and name; partitions do not count
 * @param deferrable keys that a transaction may violate until it ends, by schema, table and name
 */
public record ServerFacts(
    Map<Name, Column> columns,
    Set<Name> hidden,
    Set<Name> hiddenFunctions,
    Set<Name> parents,
    Set<Name> deferrable) {

  /**
   * A name below a schema; for a relation or a function the column is empty, for a constraint it is
   * the constraint.
   */
  record Name(String schema, String object, String column) {
    static Name of(String schema, String object) {
      return new Name(schema, object, "");
    }
  }

  /**
   * One column.
   *
   * @param type the name of its type, a domain's base type, such as {@code int8}
   * @param identityAlways whether it is {@code generated always as identity}
   * @param generated whether it is computed from other columns
   * @param domainDefault whether its domain has a default
   * @param domainNotNull whether its domain, or one below, is NOT NULL
   * @param textForm the name of its type for a cast when no Java class holds all values of the
   *     type, so that they are texts; else null
   */
  record Column(
      String type,
      boolean identityAlways,
      boolean generated,
      boolean domainDefault,
      boolean domainNotNull,
      @Nullable String textForm) {}

  private static final String COLUMNS =
      """
      with recursive types (oid, base, has_default, not_null, dimensions) as (
        select oid, oid, false, false, 0 from pg_type where typtype <> 'd'
        union all
        select d.oid, t.base, t.has_default or d.typdefault is not null, t.not_null or d.typnotnull,
               greatest(t.dimensions, d.typndims)
        from pg_type d join types t on t.oid = d.typbasetype
        where d.typtype = 'd'
      ), mapped (oid) as (
        select oid from pg_type
        where typtype = 'e'
           or typtype = 'c' and typrelid in (select oid from pg_class where relkind = 'c')
           or typnamespace = 'pg_catalog'::regnamespace and typname in (
                'bool', 'int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'oid',
                'text', 'varchar', 'bpchar', 'name', 'bytea', 'uuid', 'json', 'jsonb', 'xml',
                'date', 'time', 'timetz', 'timestamp', 'timestamptz')
      )
      select n.nspname, c.relname, a.attname, b.typname, a.attidentity = 'a', a.attgenerated <> '',
             t.has_default, t.not_null,
             case when b.oid not in (select oid from mapped)
                       and (greatest(a.attndims, t.dimensions) > 1
                         or not exists (select from pg_type e join mapped using (oid)
                                        where e.typarray = b.oid))
                  then (select quote_ident(s.nspname) || '.' || quote_ident(b.typname)
                        from pg_namespace s where s.oid = b.typnamespace)
             end
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
      join types t on t.oid = a.atttypid
      join pg_type b on b.oid = t.base
      where c.relkind in ('r', 'p', 'v', 'm', 'f', 'c') and a.attnum > 0 and not a.attisdropped
        and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
      """;

  private static final String HIDDEN =
      """
      select n.nspname, c.relname
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where c.relispartition
         or exists (select from pg_depend d
                    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      """;

  /** The names that functions of extensions alone have. */
  private static final String HIDDEN_FUNCTIONS =
      """
      select n.nspname, p.proname
      from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace
      group by 1, 2
      having bool_and(exists (select from pg_depend d
                              where d.classid = 'pg_proc'::regclass and d.objid = p.oid
                                and d.deptype = 'e'))
      """;

  private static final String PARENTS =
      """
      select n.nspname, c.relname
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'f') and exists (select from pg_inherits i where i.inhparent = c.oid)
      """;

  private static final String DEFERRABLE =
      """
      select n.nspname, c.relname, k.conname
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      where k.contype in ('p', 'u') and k.condeferrable
      """;

  static ServerFacts read(Connection connection) throws SQLException {
    return new ServerFacts(
        columns(connection),
        names(connection, HIDDEN),
        names(connection, HIDDEN_FUNCTIONS),
        names(connection, PARENTS),
        names(connection, DEFERRABLE));
  }

  /** Returns a column's facts, null for one that jOOQ made up by itself. */
  @Nullable Column column(String schema, String relation, String column) {
    return columns.get(new Name(schema, relation, column));
  }

  /** Returns whether a key may be violated until the end of a transaction. */
  boolean isDeferrable(UniqueKeyDefinition key) {
    return deferrable.contains(
        new Name(key.getSchema().getName(), key.getTable().getName(), key.getName()));
  }

  /** Returns the columns whose values are texts, qualified, by the name of their type. */
  SortedMap<String, SortedSet<String>> textForms() {
    SortedMap<String, SortedSet<String>> forms = new TreeMap<>();
    columns.forEach(
        (name, column) -> {
          if (column.textForm() != null) {
            forms
                .computeIfAbsent(column.textForm(), type -> new TreeSet<>())
                .add(name.schema() + "." + name.object() + "." + name.column());
          }
        });
    return forms;
  }

  private static Map<Name, Column> columns(Connection connection) throws SQLException {
    Map<Name, Column> columns = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        columns.put(
            new Name(rows.getString(1), rows.getString(2), rows.getString(3)),
            new Column(
                rows.getString(4),
                rows.getBoolean(5),
                rows.getBoolean(6),
                rows.getBoolean(7),
                rows.getBoolean(8),
                rows.getString(9)));
      }
    }
    return columns;
  }

  private static Set<Name> names(Connection connection, String query) throws SQLException {
    Set<Name> names = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        String inner = rows.getMetaData().getColumnCount() > 2 ? rows.getString(3) : "";
        names.add(new Name(rows.getString(1), rows.getString(2), inner));
      }
    }
    return names;
  }
}
