package dev.catalog.spring;

import dev.catalog.Block;
import dev.catalog.ConnectionFailedException;
import dev.catalog.TransactionOptions;
import dev.catalog.spi.OpenScope;
import dev.catalog.spi.TransactionScope;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transactions of one Spring manager. The manager says when one begins, so that a connection
 * that Spring only keeps for a while is not taken for one in a transaction.
 *
 * <p>Safe to share between threads.
 */
final class SpringTransactions implements TransactionScope {

  private final DataSource dataSource;
  private final PlatformTransactionManager manager;

  @SuppressWarnings("ThreadLocalUsage") // each database has its own
  private final ThreadLocal<@Nullable SpringTransaction> newest = new ThreadLocal<>();

  /**
   * @param dataSource under which the manager binds its connections
   * @throws IllegalArgumentException if the manager takes no listener
   */
  SpringTransactions(DataSource dataSource, PlatformTransactionManager manager) {
    if (!(manager instanceof ConfigurableTransactionManager)) {
      throw new IllegalArgumentException(
          "The transaction manager takes no TransactionExecutionListener (%s), so Catalog cannot stop a commit that must not happen; give Catalog a ConfigurableTransactionManager"
              .formatted(manager.getClass().getName()));
    }
    this.dataSource = dataSource;
    this.manager = manager;
  }

  /** Has the manager say what becomes of its transactions. */
  void watch() {
    ((ConfigurableTransactionManager) manager).addListener(new Listener());
  }

  /** Notes the transaction of this thread; null for none. */
  void show(@Nullable SpringTransaction transaction) {
    if (transaction == null) {
      newest.remove();
    } else {
      newest.set(transaction);
    }
  }

  @Override
  public @Nullable OpenScope current() {
    Object bound = TransactionSynchronizationManager.getResource(dataSource);
    SpringTransaction transaction = newest.get();
    if (transaction != null && transaction.isShownBy(bound)) {
      return transaction.shown();
    }
    if (bound instanceof ConnectionHolder holder) {
      refuseOthers(holder);
    }
    return null;
  }

  /**
   * Spring also keeps connections outside of this manager's transactions: in autocommit, which is
   * nothing to take part in, or in a transaction that another manager began.
   */
  private void refuseOthers(ConnectionHolder holder) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      return;
    }
    boolean autocommit;
    try {
      autocommit = holder.getConnection().getAutoCommit();
    } catch (SQLException | IllegalArgumentException e) {
      return; // it keeps no connection now
    }
    if (!autocommit) {
      throw new IllegalStateException(
          "Another transaction manager has begun a transaction on this DataSource, and Catalog takes part in those of %s only; name that manager in @Transactional, or have one manager"
              .formatted(manager.getClass().getName()));
    }
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T begin(
      TransactionOptions options, Block<? super OpenScope, T, X> block) throws X {
    TransactionStatus status = begin(options);
    T value;
    SpringTransaction transaction;
    try {
      transaction = begun();
      value = block.run(transaction);
    } catch (Throwable t) {
      rollBack(status, t);
      throw t;
    }
    commit(status, transaction);
    return value;
  }

  private TransactionStatus begin(TransactionOptions options) {
    // a transaction that is over may still show, and whoever joined it would be lost
    boolean shows = current() != null;
    DefaultTransactionDefinition definition =
        new DefaultTransactionDefinition(
            shows
                ? TransactionDefinition.PROPAGATION_REQUIRES_NEW
                : TransactionDefinition.PROPAGATION_REQUIRED);
    definition.setReadOnly(options.isReadOnly());
    options.timeout().ifPresent(limit -> definition.setTimeout(seconds(limit)));
    try {
      return manager.getTransaction(definition);
    } catch (CannotCreateTransactionException e) {
      throw new ConnectionFailedException(
          "No transaction could be begun: " + e.getMostSpecificCause().getMessage(),
          e.getMostSpecificCause() instanceof SQLException sql ? sql.getSQLState() : null,
          null,
          e);
    }
  }

  /** Spring counts in seconds; the limit itself is kept by the block. */
  private static int seconds(Duration limit) {
    return (int) Math.min(Integer.MAX_VALUE, limit.plusMillis(999).toSeconds());
  }

  private SpringTransaction begun() {
    if (current() instanceof SpringTransaction transaction) {
      return transaction;
    }
    throw new IllegalStateException(
        "The transaction manager did not say that it began a transaction; leave Catalog's TransactionExecutionListener in place (%s)"
            .formatted(manager.getClass().getName()));
  }

  @SuppressWarnings("ReferenceEquality") // the very exception
  private void rollBack(TransactionStatus status, Throwable reason) {
    try {
      manager.rollback(status);
    } catch (RuntimeException | Error e) {
      if (e != reason) {
        reason.addSuppressed(e);
      }
    }
  }

  /** What stopped the commit comes first, also when the rollback fails after it. */
  @SuppressWarnings("ReferenceEquality") // the very exception
  private void commit(TransactionStatus status, SpringTransaction transaction) {
    try {
      manager.commit(status);
    } catch (RuntimeException | Error e) {
      RuntimeException refusal = transaction.refusal();
      if (refusal == null || refusal == e) {
        throw e;
      }
      refusal.addSuppressed(e);
      throw refusal;
    }
  }

  /** Told by the manager of each of its transactions, and of the savepoints of NESTED. */
  private final class Listener implements TransactionExecutionListener {

    @Override
    public void afterBegin(TransactionExecution execution, @Nullable Throwable failure) {
      if (failure != null || execution.isNested()) {
        return;
      }
      ConnectionHolder holder =
          (ConnectionHolder) TransactionSynchronizationManager.getResource(dataSource);
      SpringTransaction begun =
          new SpringTransaction(SpringTransactions.this, holder, execution.isReadOnly());
      TransactionSynchronizationManager.registerSynchronization(begun);
      show(begun);
    }

    @Override
    public void beforeCommit(TransactionExecution execution) {
      SpringTransaction transaction = of(execution);
      if (transaction != null) {
        transaction.checkCommit();
      }
    }

    @Override
    public void beforeRollback(TransactionExecution execution) {
      SpringTransaction transaction = of(execution);
      if (transaction != null) {
        transaction.rollingBack();
      }
    }

    @Override
    public void afterCommit(TransactionExecution execution, @Nullable Throwable failure) {
      forget(execution);
    }

    @Override
    public void afterRollback(TransactionExecution execution, @Nullable Throwable failure) {
      forget(execution);
    }

    private void forget(TransactionExecution execution) {
      if (of(execution) != null) {
        show(null);
      }
    }

    /** A savepoint is not the end of its transaction. */
    private @Nullable SpringTransaction of(TransactionExecution execution) {
      return execution.isNested() ? null : newest.get();
    }
  }
}
