package dev.catalog.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.DatabaseException;
import dev.catalog.Session;
import dev.catalog.StatementException;
import dev.catalog.product.Category;
import dev.catalog.product.NewCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What fails inside Spring's transactions, or must not be committed; under each manager. */
abstract class FailureContract extends TakingPart {

  @Test
  void aSwallowedErrorStopsTheCommitWithCatalogsOwnException() {
    assertThatThrownBy(
            () ->
                transactions.required(
                    () -> {
                      insert("same");
                      assertThatThrownBy(() -> insert("same")).hasMessageContaining("categories");
                    }))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("rolled back instead of committed");
    assertThat(names()).isEmpty();
  }

  @Test
  void aVerbThatFailedHalfWayOnTheClientStopsTheCommit() {
    TransactionKind method = transactions::required;
    TransactionKind block = work -> db.run(tx -> work.run());
    TransactionKind template =
        work ->
            new TransactionTemplate(manager)
                .executeWithoutResult(
                    status -> {
                      try {
                        work.run();
                      } catch (Exception e) {
                        throw new AssertionError(e);
                      }
                    });
    for (TransactionKind kind : List.of(method, block, template)) {
      assertThatThrownBy(
              () ->
                  kind.run(
                      () -> {
                        insert("before");
                        assertThatThrownBy(() -> db.copyIn(HalfGood.rows()))
                            .hasMessage(HalfGood.FAILURE);
                      }))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("rolled back instead of committed");
      assertThat(names()).isEmpty();
    }
  }

  @Test
  void aMethodThatFailedInsideLetsNobodyCommit() {
    assertThatThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.insert(NewCategory.name("outer"));
                      rolledBack(transactions::required, () -> insert("inner"));
                    }))
        .isInstanceOf(UnexpectedRollbackException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void aBackendThatDiesInsideLosesNothingButItsTransaction() {
    assertThatThrownBy(
            () ->
                transactions.required(
                    () -> {
                      insert("undone");
                      endBackend();
                    }))
        .isInstanceOf(RuntimeException.class)
        .satisfies(
            e -> {
              // Spring throws that its rollback failed, and the manager of JPA logs the reason
              if (e instanceof TransactionSystemException failed) {
                assertThat(failed.getOriginalException()).isInstanceOf(DatabaseException.class);
              } else {
                assertThat(e).hasMessageContaining("rollback");
              }
            });
    assertThatThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.insert(NewCategory.name("undone"));
                      endBackend();
                    }))
        .isInstanceOf(DatabaseException.class);
    for (int i = 0; i < 6; i++) {
      assertThat(names()).isEmpty();
    }
  }

  private void endBackend() {
    db.dsl().select(DSL.field("pg_terminate_backend(pg_backend_pid())")).fetch();
  }

  @Test
  void aSessionThatOutlivesItsTransactionRefuses() throws Exception {
    List<Session> kept = new ArrayList<>();
    transactions.required(() -> db.run(kept::add));
    db.run(kept::add);
    for (Session session : kept) {
      assertThatThrownBy(() -> session.insert(NewCategory.name("late")))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void aStreamThatIsOpenAtTheCommitIsNotCutShortInSilence() {
    TransactionStatus status = manager.getTransaction(new DefaultTransactionDefinition());
    db.insertAll(
        IntStream.range(0, 5000).mapToObj(each -> NewCategory.name("row " + each)).toList());
    AtomicInteger rows = new AtomicInteger();
    assertThatThrownBy(
            () ->
                db.forEach(
                    Category.ROWS,
                    row -> {
                      if (rows.incrementAndGet() == 1) {
                        manager.commit(status);
                      }
                    }))
        .isInstanceOf(RuntimeException.class);
    assertThat(rows.get()).isLessThan(5000);
    assertThat(names()).hasSize(5000);
  }

  @Test
  void othersThatStopTheCommitAreNotUndoneByCatalog() {
    assertThatThrownBy(
            () ->
                transactions.required(
                    () -> {
                      insert("undone");
                      TransactionSynchronizationManager.registerSynchronization(
                          new TransactionSynchronization() {
                            @Override
                            public void beforeCommit(boolean readOnly) {
                              insert("before the commit");
                              throw new IllegalStateException("no commit");
                            }
                          });
                    }))
        .hasMessage("no commit");
    assertThat(names()).isEmpty();
  }
}
