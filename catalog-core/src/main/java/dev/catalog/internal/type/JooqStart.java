package dev.catalog.internal.type;

import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Initialises jOOQ's classes in one thread. They refer to each other in circles, so that two
 * threads which are the first to touch two of them can wait for each other for ever (jOOQ #8226,
 * #19529).
 */
public final class JooqStart {

  static {
    // no banner in the log of a service; a caller's own setting stands
    System.getProperties().putIfAbsent("org.jooq.no-logo", "true");
    System.getProperties().putIfAbsent("org.jooq.no-tips", "true");
    DSL.using(SQLDialect.POSTGRES)
        .render(DSL.selectOne().where(DSL.field("a", Integer.class).eq(DSL.val(1))));
  }

  private JooqStart() {}

  /** Returns once jOOQ is initialised. */
  public static void ensure() {
    // the static initialiser has done it
  }
}
