package dev.catalog.spring.tests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.QueryTimeoutException;
import dev.catalog.StatementException;
import dev.catalog.TransactionOptions;
import dev.catalog.product.Category;
import dev.catalog.product.CategoryPatch;
import dev.catalog.product.NewCategory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls inside Spring's transactions, and Spring's classes inside blocks; under each manager. */
abstract class JoiningContract extends FailureContract {

  @Test
  void callsAndJdbcTemplateRollBackAndCommitTogether() throws Exception {
    rolledBack(
        transactions::required,
        () -> {
          insert("catalog");
          insertByJdbc("jdbc");
          db.run(tx -> tx.insert(NewCategory.name("block")));
          assertThat(names()).containsExactly("block", "catalog", "jdbc");
        });
    assertThat(names()).isEmpty();

    transactions.required(
        () -> {
          insert("catalog");
          insertByJdbc("jdbc");
        });
    assertThat(names()).containsExactly("catalog", "jdbc");
  }

  @Test
  void springDataTakesPartInMethodsAndBlocks() throws Exception {
    rolledBack(
        transactions::required,
        () -> {
          drawers.save(new Drawer(null, "data"));
          insert("catalog");
        });
    rolledBack(
        work -> db.run(tx -> work.run()),
        () -> {
          insert("catalog");
          drawers.save(new Drawer(null, "data"));
        });
    assertThat(names()).isEmpty();

    transactions.required(
        () -> {
          drawers.save(new Drawer(null, "data"));
          insert("catalog");
        });
    assertThat(names()).containsExactly("catalog", "data");
  }

  @Test
  void jdbcTemplateTakesPartInABlock() {
    assertThatThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.insert(NewCategory.name("tx"));
                      insertByJdbc("jdbc");
                      transactions.required(() -> insert("required"));
                      throw new IOException("no");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("no");
    assertThat(names()).isEmpty();

    db.run(
        tx -> {
          tx.insert(NewCategory.name("tx"));
          insertByJdbc("jdbc");
        });
    assertThat(names()).containsExactly("jdbc", "tx");
  }

  @Test
  void aTemplateAndACheckedExceptionPassUnchanged() {
    new TransactionTemplate(manager)
        .executeWithoutResult(
            status -> {
              insert("undone");
              insertByJdbc("undone too");
              status.setRollbackOnly();
            });
    assertThat(names()).isEmpty();
  }

  @Test
  void twoWritesToOneRowDoNotWaitForEachOther() throws Exception {
    Category lamps = insert("lamps");
    transactions.required(
        () -> {
          jdbc.update("update catalog.categories set slug = 'a' where id = ?", lamps.id());
          db.update(Category.BY_ID, lamps.id(), new CategoryPatch().slug("b"));
          jdbc.update("update catalog.categories set slug = 'c' where id = ?", lamps.id());
        });
    assertThat(db.get(Category.BY_ID, lamps.id()).slug()).isEqualTo("c");
  }

  @Test
  void requiresNewIsAnotherTransactionInAMethodAndInABlock() {
    rolledBack(
        transactions::required,
        () -> {
          insert("outer");
          transactions.requiresNew(() -> insert("inner"));
          insert("outer again");
        });
    assertThat(names()).containsExactly("inner");

    assertThatThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.insert(NewCategory.name("outer"));
                      transactions.requiresNew(
                          () -> {
                            insert("in a block");
                            db.run(nested -> nested.insert(NewCategory.name("block in it")));
                          });
                      tx.insert(NewCategory.name("outer again"));
                      throw new IllegalStateException("roll back");
                    }))
        .hasMessage("roll back");
    assertThat(names()).containsExactly("block in it", "in a block", "inner");
  }

  @Test
  void notSupportedAndNeverRunAlone() throws Exception {
    rolledBack(
        transactions::required,
        () -> {
          insert("outer");
          transactions.notSupported(
              () -> {
                insertByJdbc("jdbc alone");
                insert("alone");
                db.run(tx -> tx.insert(NewCategory.name("block alone")));
              });
        });
    transactions.never(() -> insert("never"));
    rolledBack(transactions::never, () -> insert("kept"));

    assertThat(names()).contains("alone", "block alone", "kept", "never").doesNotContain("outer");
  }

  @Test
  void supportsAndMandatoryTakePartInWhatThereIs() throws Exception {
    rolledBack(
        transactions::required,
        () -> {
          transactions.supports(() -> insert("supports"));
          transactions.mandatory(() -> insert("mandatory"));
        });
    assertThat(names()).isEmpty();

    transactions.supports(
        () -> {
          jdbc.queryForObject("select 1", Integer.class);
          insert("alone");
          db.run(tx -> tx.insert(NewCategory.name("block")));
        });
    assertThat(names()).containsExactly("alone", "block");
    db.run(tx -> transactions.mandatory(() -> tx.insert(NewCategory.name("mandatory"))));
    assertThat(names()).containsExactly("alone", "block", "mandatory");
  }

  @Test
  void aReadOnlyTransactionReadsAndRefusesToWrite() throws Exception {
    insert("there");
    transactions.readOnly(
        () -> {
          assertThat(names()).containsExactly("there");
          long count = db.read(tx -> tx.count(Category.ROWS));
          assertThat(count).isEqualTo(1);
        });
    assertThatThrownBy(() -> transactions.readOnly(() -> insert("refused")))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("read-only");
    TransactionOptions reading = TransactionOptions.defaults().readOnly();
    assertThatThrownBy(() -> db.run(reading, tx -> insertByJdbc("refused")))
        .hasMessageContaining("read-only");
    assertThat(names()).containsExactly("there");
  }

  @Test
  void rollbackRulesAreThoseOfSpring() {
    assertThatThrownBy(
            () ->
                transactions.rules(
                    () -> {
                      insert("kept");
                      throw new IllegalArgumentException("no rollback for this");
                    }))
        .hasMessage("no rollback for this");
    assertThatThrownBy(
            () ->
                transactions.rules(
                    () -> {
                      insert("undone");
                      throw new IOException("rollback for this");
                    }))
        .hasMessage("rollback for this");
    assertThat(names()).containsExactly("kept");
  }

  @Test
  void theTimeoutOfTheMethodEndsAStatement() {
    assertThatThrownBy(
            () ->
                transactions.oneSecond(
                    () -> {
                      insert("late");
                      db.dsl().select(DSL.field("pg_sleep(30)")).fetch();
                    }))
        .isInstanceOf(QueryTimeoutException.class);
    TransactionOptions brief = TransactionOptions.defaults().timeout(Duration.ofMillis(300));
    assertThatThrownBy(
            () ->
                db.run(
                    brief,
                    tx -> {
                      insert("late");
                      tx.dsl().select(DSL.field("pg_sleep(30)")).fetch();
                    }))
        .isInstanceOf(QueryTimeoutException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void hooksWaitForTheEndOfSpringsTransaction() throws Exception {
    List<String> seen = new ArrayList<>();
    transactions.required(
        () -> {
          db.run(tx -> tx.afterCommit(() -> seen.add("committed")));
          db.run(tx -> tx.afterRollback(() -> seen.add("never")));
          assertThat(seen).isEmpty();
        });
    rolledBack(
        transactions::required,
        () -> db.run(tx -> tx.afterRollback(() -> seen.add("rolled back"))));
    db.run(tx -> tx.afterCommit(() -> seen.add("wrote " + insert("hook").name())));
    assertThat(seen).containsExactly("committed", "rolled back", "wrote hook");
  }

  @Test
  void afterTheCommitWritesAreRefusedAndReadsAndBlocksRun() throws Exception {
    List<Object> seen = new ArrayList<>();
    transactions.required(
        () -> {
          insert("committed");
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                  look("afterCommit");
                }

                @Override
                public void afterCompletion(int status) {
                  look("afterCompletion");
                }

                private void look(String name) {
                  assertThatThrownBy(() -> insert("lost"))
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining("REQUIRES_NEW");
                  assertThat(names()).contains("committed");
                  db.run(tx -> tx.insert(NewCategory.name(name)));
                  seen.add(name);
                  try {
                    transactions.requiresNew(() -> insert("new in " + name));
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                }
              });
        });
    assertThat(seen).containsExactly("afterCommit", "afterCompletion");
    assertThat(names())
        .containsExactly(
            "afterCommit",
            "afterCompletion",
            "committed",
            "new in afterCommit",
            "new in afterCompletion");
  }

  @Test
  void asynchronousBlocksHaveTransactionsOfTheirOwn() {
    rolledBack(
        transactions::required,
        () -> {
          insert("not seen elsewhere");
          long seen = db.async().transaction(tx -> tx.count(Category.ROWS)).get(5, SECONDS);
          assertThat(seen).isZero();
          db.async().run(tx -> tx.insert(NewCategory.name("elsewhere"))).get(5, SECONDS);
        });
    assertThat(names()).containsExactly("elsewhere");
  }

  @Test
  void anEventListenerAfterTheCommitWritesInANewTransactionOnly() throws Exception {
    transactions.required(
        () -> {
          insert("committed");
          events.publishEvent(new AfterCommitEvents.Event("event"));
        });
    assertThat(heard.refusals()).hasSize(1).first().asString().contains("REQUIRES_NEW");
    assertThat(names()).containsExactly("committed", "event in a block");
  }
}
