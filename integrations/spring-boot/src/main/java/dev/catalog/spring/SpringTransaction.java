package dev.catalog.spring;

import dev.catalog.spi.OpenScope;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronization;

/** One transaction that a Spring manager began. Used by its thread. */
final class SpringTransaction implements OpenScope, TransactionSynchronization {

  private final SpringTransactions transactions;
  private final @Nullable ConnectionHolder holder;
  private final boolean readOnly;
  private final List<Runnable> checks = new ArrayList<>();
  private final List<Consumer<Outcome>> hooks = new ArrayList<>();
  private @Nullable Connection connection;
  private @Nullable RuntimeException refusal;
  private boolean rollingBack;
  private boolean over;

  /**
   * @param holder keeps the connection; null when the manager does not show it
   */
  SpringTransaction(
      SpringTransactions transactions, @Nullable ConnectionHolder holder, boolean readOnly) {
    this.transactions = transactions;
    this.holder = holder;
    this.readOnly = readOnly;
  }

  /** Returns whether this is the transaction of what is bound to the thread. */
  @SuppressWarnings("ReferenceEquality") // the very holder
  boolean isShownBy(@Nullable Object bound) {
    return holder == bound;
  }

  /**
   * Returns this transaction.
   *
   * @throws IllegalStateException if its connection does not show
   */
  SpringTransaction shown() {
    holder();
    return this;
  }

  /** A call that ran beside the transaction would be committed although that is rolled back. */
  private ConnectionHolder holder() {
    if (holder == null) {
      throw new IllegalStateException(
          "The transaction does not show its JDBC connection, so Catalog cannot take part in it; give the EntityManagerFactory the JpaVendorAdapter of its JPA provider");
    }
    return holder;
  }

  @Override
  public Object identity() {
    return this;
  }

  @Override
  public Connection connection() {
    Connection lent = connection;
    if (lent == null) {
      // held until the end: what a savepoint is told must reach the same connection
      holder().requested();
      lent = holder().getConnection();
      connection = lent;
    }
    return lent;
  }

  @Override
  public boolean readOnly() {
    return readOnly;
  }

  @Override
  public boolean committed() {
    return over;
  }

  /** The holder's own method throws when the time is over, and marks the transaction. */
  @Override
  @SuppressWarnings("JavaUtilDate") // what Spring keeps
  public @Nullable Duration remaining() {
    Date deadline = holder().getDeadline();
    return deadline == null
        ? null
        : Duration.ofMillis(deadline.getTime() - System.currentTimeMillis());
  }

  @Override
  public void beforeCommit(Runnable check) {
    checks.add(check);
  }

  @Override
  public void afterEnd(Consumer<Outcome> hook) {
    hooks.add(hook);
  }

  /**
   * Runs the checks. They throw Catalog's own exceptions: Spring takes one of its own transaction
   * exceptions for a failure of the commit itself, and does not roll back.
   */
  void checkCommit() {
    try {
      checks.forEach(Runnable::run);
    } catch (RuntimeException e) {
      refusal = e;
      throw e;
    }
  }

  void rollingBack() {
    rollingBack = true;
    over = true;
  }

  /** Returns what kept the transaction from its commit; null for nothing. */
  @Nullable RuntimeException refusal() {
    return refusal;
  }

  /** First, so that callbacks of others find the transaction over. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void suspend() {
    transactions.show(null);
  }

  @Override
  public void resume() {
    transactions.show(this);
  }

  @Override
  public void afterCommit() {
    over = true;
  }

  @Override
  public void afterCompletion(int status) {
    over = true;
    Outcome outcome = outcome(status);
    try {
      hooks.forEach(hook -> hook.accept(outcome));
    } finally {
      hooks.clear();
      if (connection != null) {
        connection = null;
        holder().released();
      }
    }
  }

  /** A rollback that failed is one all the same, because no COMMIT was sent. */
  private Outcome outcome(int status) {
    return switch (status) {
      case STATUS_COMMITTED -> Outcome.COMMITTED;
      case STATUS_ROLLED_BACK -> Outcome.ROLLED_BACK;
      default -> rollingBack || refusal != null ? Outcome.ROLLED_BACK : Outcome.UNKNOWN;
    };
  }
}
