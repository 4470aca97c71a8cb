package dev.catalog.codegen.read;

import dev.catalog.codegen.read.ServerFacts.Name;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How PostgreSQL compares columns, alone and with those they refer to.
 *
 * @param columns by schema, relation (or composite type) and column
 * @param foreignKeys by schema, table and constraint
 * @param searched the types with operators of their own that the search path finds
 */
public record ComparisonFacts(
    Map<Name, Column> columns, Map<Name, List<Pair>> foreignKeys, Set<String> searched) {

  /**
   * One column.
   *
   * @param type its type for a cast that changes no value, a domain's base type
   * @param storedType its type with its length, precision or scale
   * @param collation the name of its collation, if that is not deterministic; else empty
   * @param isCertain whether values are equal in Java exactly when they are to the server
   * @param operators the names of its type's own five operators; none if it has none of its own
   */
  record Column(
      String type,
      String storedType,
      String collation,
      boolean isCertain,
      List<String> operators) {}

  /**
   * A referenced column and one that refers to it.
   *
   * @param column the name of the one that refers
   * @param condition that {@code {0}}, the referenced one, equals {@code {1}}
   * @param isCertain whether values of the two are equal in Java exactly when they are here
   * @param isOfBoth whether each of the two is compared in this way with itself, too
   */
  record Pair(String column, String condition, boolean isCertain, boolean isOfBoth) {}

  /** The base types of all types, with the modifier that a domain gives. */
  private static final String TYPES =
      """
      with recursive types (oid, base, modifier) as (
        select oid, oid, -1 from pg_type where typtype <> 'd'
        union all
        select d.oid, t.base, case when d.typtypmod >= 0 then d.typtypmod else t.modifier end
        from pg_type d join types t on t.oid = d.typbasetype
        where d.typtype = 'd'
      ), attributes as (
        select a.attrelid, a.attnum, a.attname, a.attcollation, b.oid as base, b.typname,
               case when a.atttypmod >= 0 then a.atttypmod else t.modifier end as modifier,
               (a.attcollation = 0 or l.collisdeterministic)
                 and (b.typtype = 'e'
                   or b.typnamespace = 'pg_catalog'::regnamespace and b.typname in (
                        'bool', 'int2', 'int4', 'int8', 'text', 'varchar', 'uuid', 'bytea',
                        'date', 'timestamp', 'timestamptz')) as is_certain,
               case when not l.collisdeterministic
                    then quote_ident(s.nspname) || '.' || quote_ident(l.collname)
                    else '' end as loose_collation,
               quote_ident(s.nspname) || '.' || quote_ident(l.collname) as full_collation
        from pg_attribute a
        join types t on t.oid = a.atttypid
        join pg_type b on b.oid = t.base
        left join pg_collation l on l.oid = a.attcollation
        left join pg_namespace s on s.oid = l.collnamespace
        where a.attnum > 0 and not a.attisdropped
      )
      """;

  private static final String COLUMNS =
      TYPES
          + """
      , operators as (
        select c.opcintype as base,
               array_agg(quote_ident(n.nspname) || '.' || o.oprname order by p.amopstrategy) as names
        from pg_opclass c
        join pg_am m on m.oid = c.opcmethod and m.amname = 'btree'
        join pg_amop p on p.amopfamily = c.opcfamily and p.amoppurpose = 's'
                      and p.amoplefttype = c.opcintype and p.amoprighttype = c.opcintype
        join pg_operator o on o.oid = p.amopopr
        join pg_namespace n on n.oid = o.oprnamespace
        where c.opcdefault
        group by c.oid
        having count(*) = 5 and bool_or(n.nspname <> 'pg_catalog')
      )
      select n.nspname, c.relname, a.attname, format_type(a.base, -1),
             format_type(a.base, a.modifier), a.loose_collation,
             a.is_certain and o.base is null
               and (a.modifier < 0 or a.typname not in ('timestamp', 'timestamptz')),
             o.names
      from attributes a
      join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
      left join operators o using (base)
      where c.relkind in ('r', 'p', 'v', 'm', 'f', 'c')
        and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
      """;

  /** As the server itself compares them to keep the constraint. */
  private static final String FOREIGN_KEYS =
      TYPES
          + """
      , pairs as (
        select k.oid, k.conname, k.conrelid, i.position, one.attname, o.oprname,
               n.nspname as schema, one.base as referring, other.base as referenced,
               one.is_certain and other.is_certain as are_certain,
               one.attcollation = other.attcollation as is_collated_alike,
               one.attcollation <> 0 and other.attcollation <> 0 as are_collated, other.full_collation,
               (select case when typtype <> 'p' then o.oprleft end
                from pg_type where oid = o.oprleft) as left_type,
               (select case when typtype <> 'p' then o.oprright end
                from pg_type where oid = o.oprright) as right_type,
               (select bool_and(typnamespace = 'pg_catalog'::regnamespace
                                and typname in ('text', 'varchar'))
                from pg_type where oid in (one.base, other.base)) as are_texts,
               (select bool_and(typnamespace = 'pg_catalog'::regnamespace
                                and typname in ('int2', 'int4', 'int8'))
                from pg_type where oid in (one.base, other.base)) as are_integers
        from pg_constraint k
        cross join lateral generate_subscripts(k.conkey, 1) as i (position)
        join attributes one on one.attrelid = k.conrelid and one.attnum = k.conkey[i.position]
        join attributes other on other.attrelid = k.confrelid and other.attnum = k.confkey[i.position]
        join pg_operator o on o.oid = k.conpfeqop[i.position]
        join pg_namespace n on n.oid = o.oprnamespace
        where k.contype = 'f'
      ), operands as (
        select *, oprname = '=' and schema = 'pg_catalog' as is_plain,
               case when left_type <> referenced or schema <> 'pg_catalog'
                    then 'cast({0} as ' || format_type(coalesce(left_type, referenced), -1) || ')'
                    else '{0}' end
                 || case when are_collated and not is_collated_alike
                         then ' collate ' || full_collation else '' end as left_operand,
               case when right_type <> referring
                    then 'cast({1} as ' || format_type(right_type, -1) || ')'
                    else '{1}' end as right_operand
        from pairs
      )
      select n.nspname, c.relname, p.conname, p.attname,
             left_operand || case when is_plain then ' = '
                                  else ' operator(' || quote_ident(schema) || '.' || oprname || ') ' end
               || right_operand,
             is_plain and are_certain and is_collated_alike
               and (referring = referenced or are_texts),
             is_collated_alike and (referring = referenced or are_texts or are_integers)
      from operands p
      join pg_class c on c.oid = p.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      order by p.oid, p.position
      """;

  /** The types whose operators the search path of the migrations finds; before it is emptied. */
  private static final String SEARCHED =
      """
      select quote_ident(n.nspname) || '.' || quote_ident(t.typname)
      from pg_type t
      join pg_namespace n on n.oid = t.typnamespace
      join pg_operator o on o.oprleft = t.oid and o.oprright = t.oid and o.oprname = '='
      where n.nspname <> 'pg_catalog' and pg_operator_is_visible(o.oid)
      """;

  static ComparisonFacts read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Set<String> searched = searched(statement);
      // so that each type outside of pg_catalog is named with its schema
      statement.execute("set search_path to ''");
      try {
        return new ComparisonFacts(columns(statement), foreignKeys(statement), searched);
      } finally {
        statement.execute("reset search_path");
      }
    }
  }

  /** Returns how a column is compared, null for one that jOOQ made up by itself. */
  @Nullable Column column(String schema, String relation, String column) {
    return columns.get(new Name(schema, relation, column));
  }

  /** Returns the own operators of a type, none if it has none or no column is of it. */
  List<String> operatorsOf(String type) {
    return columns.values().stream()
        .filter(column -> column.type().equals(type))
        .findFirst()
        .map(Column::operators)
        .orElse(List.of());
  }

  /** Returns how a foreign key's columns are compared, none for a key that jOOQ was told of. */
  List<Pair> foreignKey(String schema, String table, String constraint) {
    return foreignKeys.getOrDefault(new Name(schema, table, constraint), List.of());
  }

  /** Returns the columns of a type that the search path compares as another, by their types. */
  SortedMap<String, SortedSet<String>> unsearched() {
    SortedMap<String, SortedSet<String>> types = new TreeMap<>();
    columns.forEach(
        (name, column) -> {
          if (!column.operators().isEmpty() && !searched.contains(column.type())) {
            types
                .computeIfAbsent(column.type(), type -> new TreeSet<>())
                .add(name.schema() + "." + name.object() + "." + name.column());
          }
        });
    return types;
  }

  private static Set<String> searched(Statement statement) throws SQLException {
    Set<String> types = new HashSet<>();
    try (ResultSet rows = statement.executeQuery(SEARCHED)) {
      while (rows.next()) {
        types.add(rows.getString(1));
      }
    }
    return types;
  }

  private static Map<Name, Column> columns(Statement statement) throws SQLException {
    Map<Name, Column> columns = new HashMap<>();
    try (ResultSet rows = statement.executeQuery(COLUMNS)) {
      while (rows.next()) {
        java.sql.Array operators = rows.getArray(8);
        columns.put(
            new Name(rows.getString(1), rows.getString(2), rows.getString(3)),
            new Column(
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getBoolean(7),
                operators == null ? List.of() : List.of((String[]) operators.getArray())));
      }
    }
    return columns;
  }

  private static Map<Name, List<Pair>> foreignKeys(Statement statement) throws SQLException {
    Map<Name, List<Pair>> keys = new HashMap<>();
    try (ResultSet rows = statement.executeQuery(FOREIGN_KEYS)) {
      while (rows.next()) {
        keys.computeIfAbsent(
                new Name(rows.getString(1), rows.getString(2), rows.getString(3)),
                name -> new ArrayList<>())
            .add(
                new Pair(
                    rows.getString(4), rows.getString(5), rows.getBoolean(6), rows.getBoolean(7)));
      }
    }
    return keys;
  }
}
