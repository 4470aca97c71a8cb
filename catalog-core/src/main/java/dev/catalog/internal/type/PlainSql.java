package dev.catalog.internal.type;

import org.jooq.Configuration;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.Schema;
import org.jooq.Table;
import org.jooq.conf.RenderImplicitJoinType;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** PostgreSQL's SQL as jOOQ writes it for us: not formatted, not logged, without a connection. */
public final class PlainSql {

  private static final Configuration CONFIGURATION =
      new DefaultConfiguration()
          .set(SQLDialect.POSTGRES)
          .set(
              new Settings()
                  .withExecuteLogging(false)
                  .withRenderFormatted(false)
                  // a path is a relation: it leaves out no row whose parent is not there
                  .withRenderImplicitJoinType(RenderImplicitJoinType.LEFT_JOIN));

  private PlainSql() {}

  /** Returns the configuration to render with; not to be changed. */
  public static Configuration configuration() {
    return CONFIGURATION;
  }

  /** Returns the SQL of a part without binds, for example a quoted name. */
  public static String sql(QueryPart part) {
    return DSL.using(CONFIGURATION).render(part);
  }

  /** Returns the name of a table with its schema, unquoted, as in {@code catalog.products}. */
  public static String nameOf(Table<?> table) {
    Schema schema = table.getSchema();
    return schema == null ? table.getName() : schema.getName() + "." + table.getName();
  }
}
