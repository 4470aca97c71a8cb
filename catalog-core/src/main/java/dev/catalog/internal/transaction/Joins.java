package dev.catalog.internal.transaction;

import dev.catalog.TransactionOptions;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.JoinedTransaction;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Lender;
import dev.catalog.internal.connection.NoConnection;
import dev.catalog.internal.connection.Pgjdbc;
import dev.catalog.internal.connection.Statements;
import dev.catalog.spi.OpenScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The transactions of others that a database takes part in now. Safe to share between threads. */
public final class Joins {

  private final Lender lender;
  private final Statements statements;
  private final Map<Identity, Joined> joined = new ConcurrentHashMap<>();

  /**
   * @param lender ends connections that broke; the others are not given back
   */
  public Joins(Lender lender, Statements statements) {
    this.lender = lender;
    this.statements = statements;
  }

  /** An object as itself, whatever its {@code equals} says. */
  private record Identity(Object object) {
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      return other instanceof Identity identity && identity.object == object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }
  }

  /** Returns a transaction that somebody else began; takes part in it from now on. */
  Joined of(OpenScope open) {
    Joined known = joined.get(new Identity(open.identity()));
    if (known != null) {
      return known;
    }
    Hooks hooks = new Hooks();
    return join(open, Access.ATOMIC, TransactionOptions.defaults(), hooks, hooks::ended);
  }

  /** Returns a transaction that was begun for an attempt of a block. */
  Joined begun(OpenScope open, Attempt attempt, Consumer<OpenScope.Outcome> whenEnded) {
    return join(open, attempt.access(), attempt.options(), attempt.hooks(), whenEnded);
  }

  private Joined join(
      OpenScope open,
      Access access,
      TransactionOptions options,
      Hooks hooks,
      Consumer<OpenScope.Outcome> whenEnded) {
    Identity identity = new Identity(open.identity());
    JoinedTransaction limit = new JoinedTransaction(open::remaining);
    Lease lease = new Lease(lender, connection(open), access);
    lease.join(options, limit);
    Joined made = new Joined(open, lease, limit, statements, hooks);
    joined.put(identity, made);
    open.afterEnd(
        outcome -> {
          joined.remove(identity);
          made.end();
          whenEnded.accept(outcome);
        });
    return made;
  }

  private static Connection connection(OpenScope open) {
    try {
      Connection connection = open.connection();
      Pgjdbc.askForTextForms(connection);
      return connection;
    } catch (SQLException e) {
      throw NoConnection.of("The transaction gave no connection", e);
    }
  }

  /** Returns whether a call of this database has taken part in a transaction. */
  boolean isJoined(OpenScope open) {
    return joined.containsKey(new Identity(open.identity()));
  }
}
