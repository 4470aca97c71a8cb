package dev.catalog.codegen.read;

import dev.catalog.codegen.read.ServerFacts.Name;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.meta.TableDefinition;

/**
 * Constraints that compare rows by more than equality, so that they are no keys and no relations:
 * EXCLUDE, and since PostgreSQL 18 the keys WITHOUT OVERLAPS and the foreign keys of a PERIOD.
 *
 * @param byTable by schema and table
 */
record OtherConstraints(Map<Name, List<Constraint>> byTable) {

  /**
   * One of them.
   *
   * @param definition as the server writes it
   */
  record Constraint(String name, String definition) {}

  /** Earlier servers have no column {@code conperiod}. */
  private static final String CONSTRAINTS =
      """
      select n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'x' or (to_jsonb(k) ->> 'conperiod')::boolean
      order by k.conname
      """;

  static OtherConstraints read(Connection connection) throws SQLException {
    Map<Name, List<Constraint>> constraints = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(CONSTRAINTS)) {
      while (rows.next()) {
        constraints
            .computeIfAbsent(
                Name.of(rows.getString(1), rows.getString(2)), table -> new ArrayList<>())
            .add(new Constraint(rows.getString(3), rows.getString(4)));
      }
    }
    return new OtherConstraints(constraints);
  }

  /** Returns those of a table, by their names. */
  List<Constraint> of(TableDefinition table) {
    return byTable.getOrDefault(Name.of(table.getSchema().getName(), table.getName()), List.of());
  }

  /** Returns whether a constraint is one of them. */
  boolean contains(TableDefinition table, String constraint) {
    return of(table).stream().anyMatch(each -> each.name().equals(constraint));
  }
}
