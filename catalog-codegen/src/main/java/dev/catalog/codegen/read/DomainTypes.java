package dev.catalog.codegen.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.jooq.meta.DataTypeDefinition;
import org.jooq.meta.Database;
import org.jooq.meta.DefaultDataTypeDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What domains are made of. jOOQ looks for a domain's base type in the domain's own schema, cuts
 * the first letter off a domain over an array, and refers to its constants of domains from tables
 * that those constants need. So columns get the base types of their domains, all the way down.
 */
public final class DomainTypes {

  /**
   * The type below a domain and the domains below it.
   *
   * @param schema of the type, or of its elements if it is an array
   * @param type the name of the type, or of its elements
   * @param dimensions of an array as declared, 0 if it is none
   */
  private record Base(String schema, String type, boolean isEnum, int dimensions) {}

  private static final String DOMAINS =
      """
      with recursive domains (oid, base, dimensions) as (
        select oid, typbasetype, typndims from pg_type where typtype = 'd'
        union all
        select d.oid, t.typbasetype, greatest(d.dimensions, t.typndims)
        from domains d join pg_type t on t.oid = d.base
        where t.typtype = 'd'
      )
      select n.nspname, t.typname, s.nspname, e.typname, e.typtype = 'e',
             case when e.oid = b.oid then 0 else greatest(d.dimensions, 1) end
      from domains d
      join pg_type t on t.oid = d.oid
      join pg_namespace n on n.oid = t.typnamespace
      join pg_type b on b.oid = d.base and b.typtype <> 'd'
      join pg_type e on e.oid = case when b.typsubscript = 'array_subscript_handler'::regproc
                                     then b.typelem else b.oid end
      join pg_namespace s on s.oid = e.typnamespace
      """;

  private static final String COLUMNS_OF_ENUM_DOMAINS =
      """
      select n.nspname, c.relname, a.attname, t.typname, tn.nspname
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid and t.typtype = 'd'
      join pg_namespace tn on tn.oid = t.typnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped
      """;

  private final Map<Name, Base> bases;
  private final Map<String, Name> columns;

  private DomainTypes(Map<Name, Base> bases, Map<String, Name> columns) {
    this.bases = bases;
    this.columns = columns;
  }

  static DomainTypes read(Connection connection) throws SQLException {
    Map<Name, Base> bases = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(DOMAINS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        bases.put(
            DSL.name(rows.getString(1), rows.getString(2)),
            new Base(rows.getString(3), rows.getString(4), rows.getBoolean(5), rows.getInt(6)));
      }
    }
    Map<String, Name> columns = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS_OF_ENUM_DOMAINS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        columns.put(
            String.join(".", List.of(rows.getString(1), rows.getString(2), rows.getString(3))),
            DSL.name(rows.getString(5), rows.getString(4)));
      }
    }
    return new DomainTypes(bases, columns);
  }

  /**
   * Returns the qualified names of the columns whose type is a domain over an enum, by that enum:
   * no operator of the server's takes such a domain.
   */
  SortedMap<Name, SortedSet<String>> enumColumns() {
    SortedMap<Name, SortedSet<String>> enums = new TreeMap<>();
    columns.forEach(
        (column, domain) -> {
          Base base = bases.get(domain);
          if (base != null && base.isEnum() && base.dimensions() == 0) {
            enums
                .computeIfAbsent(DSL.name(base.schema(), base.type()), name -> new TreeSet<>())
                .add(column);
          }
        });
    return enums;
  }

  /** Returns a type as it is, or for a domain's the type that it is made of. */
  DataTypeDefinition plain(DataTypeDefinition type) {
    Base base = base(type.getQualifiedUserType());
    return base == null ? type : plain(type, base);
  }

  /** Returns the type that a domain is made of. */
  DataTypeDefinition plain(String schema, String domain, DataTypeDefinition type) {
    Base base = bases.get(DSL.name(schema, domain));
    return base == null ? type : plain(type, base);
  }

  private @Nullable Base base(@Nullable Name userType) {
    return userType == null ? null : bases.get(userType);
  }

  private static DataTypeDefinition plain(DataTypeDefinition type, Base base) {
    Database database = type.getDatabase();
    String name = base.type() + " ARRAY".repeat(base.dimensions());
    return new DefaultDataTypeDefinition(
            database,
            database.getSchema(base.schema()),
            name,
            type.getLength(),
            type.getPrecision(),
            type.getScale(),
            type.isNullable(),
            type.isReadonly(),
            type.getGeneratedAlwaysAs(),
            type.getDefaultValue(),
            type.isIdentity(),
            DSL.name(base.schema(), base.type()),
            type.getGenerator(),
            type.getConverter(),
            type.getBinding(),
            type.getJavaType())
        .generatedAlwaysAs(type.getGeneratedAlwaysAs())
        .generationOption(type.getGenerationOption());
  }
}
