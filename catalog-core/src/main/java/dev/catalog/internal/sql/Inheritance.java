package dev.catalog.internal.sql;

import dev.catalog.internal.type.PlainSql;
import dev.catalog.spi.InheritanceParent;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Tables that other tables inherit from. A query of such a table finds the rows of all of them; its
 * constraints, and so its keys and relations, know its own rows only.
 */
public final class Inheritance {

  private Inheritance() {}

  /** Returns whether other tables inherit from a table. */
  public static boolean isParent(Table<?> table) {
    return table.getClass().isAnnotationPresent(InheritanceParent.class);
  }

  /** Returns the table, if it has to be read by {@code only} to see its own rows alone. */
  public static Set<Table<?>> only(Table<?> table) {
    return isParent(table) ? Set.of(table) : Set.of();
  }

  /** Returns the condition that a row of a table without an alias is the table's own. */
  public static Condition isOwnRow(Table<?> table) {
    return DSL.condition(
        "{0}.tableoid = cast({1} as pg_catalog.regclass){2}",
        table, DSL.inline(PlainSql.sql(table)), KnownSql.READS);
  }
}
