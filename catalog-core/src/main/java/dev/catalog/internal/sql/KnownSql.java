package dev.catalog.internal.sql;

import org.jooq.Context;
import org.jooq.impl.CustomQueryPart;

/**
 * A part without SQL that stands in each template of plain SQL which Catalog writes itself, and
 * says that the template does nothing but read. Plain SQL without it may do anything.
 */
public final class KnownSql extends CustomQueryPart {

  private static final long serialVersionUID = 1L;

  /** To be named once in a template. */
  public static final KnownSql READS = new KnownSql();

  private KnownSql() {}

  @Override
  public void accept(Context<?> context) {
    // nothing is written
  }
}
