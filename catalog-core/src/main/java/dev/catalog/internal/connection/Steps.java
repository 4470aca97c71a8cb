package dev.catalog.internal.connection;

import java.util.List;

/** Steps that depend on the results of those before. */
public interface Steps {

  /**
   * Returns the steps to send now that the results of all before are in. They do not depend on each
   * other, so they may travel together. None when nothing is left to send.
   */
  List<? extends Step> next();
}
