package dev.catalog.internal.connection;

import dev.catalog.DatabaseException;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** One statement of a request: its text, the values to bind, and what becomes of its result. */
public interface Step {

  /** Steps that depend on the results of those before. */
  interface Sequence {

    /**
     * Returns the steps to send now that the results of all before are in. They do not depend on
     * each other, so they may travel together. None when nothing is left to send.
     */
    List<? extends Step> next();
  }

  /**
   * Returns the text.
   *
   * @param lease tells which server it is for; texts may differ by the server's version
   */
  SqlText text(Lease lease);

  BindValues values();

  /** Returns whether the statement returns rows; else only their number is known. */
  default boolean returnsRows() {
    return true;
  }

  /** Returns whether the statement writes rows, and returns what it has written. */
  default boolean writes() {
    return false;
  }

  /** Returns how many results the text has; all but the first are numbers of rows. */
  default int results() {
    return 1;
  }

  /** Takes one row of the result, which stands on it. */
  void row(ResultSet result) throws SQLException;

  /** Takes the number of rows that were returned or changed, after the last row. */
  default void ended(long rows) {
    // most steps have seen every row
  }

  /** Returns what to throw for a failure of this step: the failure, or one that says more. */
  default DatabaseException failure(DatabaseException e) {
    return e;
  }
}
