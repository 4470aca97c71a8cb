package dev.catalog.internal.connection;

import java.sql.SQLException;

/** Who has lent a connection. Safe to share between threads. */
@FunctionalInterface
public interface Lender {

  /** Takes a connection back, or closes it when {@link Lease#mayReturn} says that it may not. */
  void giveBack(Lease lease);

  /** Notes that a connection broke, so that others of its age may be broken too. */
  default void connectionBroke() {
    // a lender that keeps no other connections has nothing to do
  }

  /** Closes the socket of a connection at once, and sends nothing. */
  default void abort(Lease lease) throws SQLException {
    Pgjdbc.abort(lease.connection());
  }
}
