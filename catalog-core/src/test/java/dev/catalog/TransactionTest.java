package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.catalog.testing.PostgresExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TransactionTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final Server server = new Server(postgres);
  private static Database db;

  @BeforeAll
  static void open() {
    server.execute(
        "create table notes (id int primary key, text text)",
        "create table marks (note int references notes deferrable initially deferred)");
    db = Database.open(server.config().build());
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void empty() {
    server.execute("delete from marks", "delete from notes");
  }

  private static void note(ReadSession session, int id) {
    session.dsl().execute("insert into notes values (?, 'x')", id);
  }

  private static List<Integer> notes(ReadSession session) {
    return session.dsl().resultQuery("select id from notes order by id").fetch(0, Integer.class);
  }

  @Test
  void returnsTheValueOfTheBlockAndCommits() {
    int value =
        db.transaction(
            tx -> {
              note(tx, 1);
              note(tx, 2);
              return 42;
            });

    assertThat(value).isEqualTo(42);
    assertThat(notes(db)).containsExactly(1, 2);
  }

  @Test
  void checkedExceptionPassesThroughTypedAndRollsBack() {
    IOException thrown = new IOException("disk");
    Throwable caught = null;
    try {
      db.run(
          tx -> {
            note(tx, 1);
            throw thrown;
          });
    } catch (IOException e) {
      caught = e;
    }

    assertThat(caught).isSameAs(thrown);
    assertThat(notes(db)).isEmpty();
  }

  @Test
  void errorRollsBack() {
    assertThatThrownBy(
            () ->
                db.run(
                    tx -> {
                      note(tx, 1);
                      throw new AssertionError("no");
                    }))
        .isInstanceOf(AssertionError.class);

    assertThat(notes(db)).isEmpty();
  }

  @Test
  void nothingOfAnOpenTransactionIsSeenOutside() {
    db.run(
        tx -> {
          note(tx, 1);
          assertThat(server.ask("select count(*) from notes")).isEqualTo("0");
        });

    assertThat(server.ask("select count(*) from notes")).isEqualTo("1");
  }

  @Test
  void savepointUndoesItsOwnWorkOnly() {
    db.run(
        tx -> {
          note(tx, 1);
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> {
                            note(inner, 2);
                            throw new IOException("not this one");
                          }))
              .isInstanceOf(IOException.class);
          int kept =
              tx.savepoint(
                  inner -> {
                    note(inner, 3);
                    return 3;
                  });
          assertThat(kept).isEqualTo(3);
        });

    assertThat(notes(db)).containsExactly(1, 3);
  }

  @Test
  void transactionGoesOnAfterAFailedStatementUnderASavepoint() {
    db.run(
        tx -> {
          note(tx, 1);
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> {
                            note(inner, 1);
                            return null;
                          }))
              .isInstanceOf(ConstraintViolationException.class);
          note(tx, 2);
        });

    assertThat(notes(db)).containsExactly(1, 2);
  }

  @Test
  void savepointsNest() {
    db.run(
        tx ->
            tx.savepoint(
                outer -> {
                  note(outer, 1);
                  catchThrowable(
                      () ->
                          outer.savepoint(
                              inner -> {
                                note(inner, 2);
                                throw new IllegalArgumentException("inner");
                              }));
                  return outer.savepoint(
                      inner -> {
                        note(inner, 3);
                        return null;
                      });
                }));

    assertThat(notes(db)).containsExactly(1, 3);
  }

  @Test
  void savepointThatSwallowedAFailureIsUndone() {
    db.run(
        tx -> {
          note(tx, 1);
          assertThatExceptionOfType(StatementException.class)
              .isThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> {
                            note(inner, 2);
                            catchThrowable(() -> note(inner, 2));
                            return null;
                          }))
              .satisfies(e -> assertThat(e.sqlState()).contains("25P02"));
          note(tx, 3);
        });

    assertThat(notes(db)).containsExactly(1, 3);
  }

  @Test
  void blockThatSwallowedAFailureCannotCommit() {
    assertThatExceptionOfType(StatementException.class)
        .isThrownBy(
            () ->
                db.run(
                    tx -> {
                      note(tx, 1);
                      catchThrowable(() -> note(tx, 1));
                    }))
        .withMessageContaining("An earlier statement of this transaction failed")
        .withMessageContaining("25P02");

    assertThat(notes(db)).isEmpty();
  }

  @Test
  void deferredConstraintFailsTheCommit() {
    assertThatExceptionOfType(ConstraintViolationException.class)
        .isThrownBy(() -> db.run(tx -> tx.dsl().execute("insert into marks values (7)")))
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
              assertThat(e.constraint()).contains("marks_note_fkey");
              assertThat(e.table()).contains("public.marks");
              assertThat(e.sql()).contains("commit");
            });

    assertThat(server.ask("select count(*) from marks")).isEqualTo("0");
  }

  @Test
  void commitActionsRunInOrderOnceTheConnectionIsBack() {
    List<String> ran = new ArrayList<>();
    db.run(
        tx -> {
          note(tx, 1);
          tx.afterCommit(() -> ran.add("first, sees " + notes(db)));
          tx.afterCommit(() -> ran.add("second"));
          tx.afterRollback(() -> ran.add("never"));
          assertThat(ran).isEmpty();
        });

    assertThat(ran).containsExactly("first, sees [1]", "second");
  }

  @Test
  void rollbackActionsRunAfterARollbackAndCommitActionsDoNot() {
    List<String> ran = new ArrayList<>();
    catchThrowable(
        () ->
            db.run(
                tx -> {
                  tx.afterCommit(() -> ran.add("never"));
                  tx.afterRollback(() -> ran.add("undo"));
                  throw new IOException("no");
                }));

    assertThat(ran).containsExactly("undo");
  }

  @Test
  void actionsOfAnUndoneSavepointAreUndone() {
    List<String> ran = new ArrayList<>();
    db.run(
        tx -> {
          tx.afterCommit(() -> ran.add("outer"));
          catchThrowable(
              () ->
                  tx.savepoint(
                      inner -> {
                        inner.afterCommit(() -> ran.add("never"));
                        inner.afterRollback(() -> ran.add("undo inner"));
                        throw new IOException("no");
                      }));
        });

    assertThat(ran).containsExactly("undo inner", "outer");
  }

  @Test
  void failingActionStopsNeitherTheOthersNorTheCall() {
    List<String> ran = new ArrayList<>();
    int value =
        db.transaction(
            tx -> {
              tx.afterCommit(
                  () -> {
                    throw new IllegalStateException("expected in this test");
                  });
              tx.afterCommit(() -> ran.add("second"));
              return 1;
            });

    assertThat(value).isEqualTo(1);
    assertThat(ran).containsExactly("second");
  }

  @Test
  void sessionIsRefusedAfterItsBlock() {
    AtomicReference<Transaction> kept = new AtomicReference<>();
    db.run(kept::set);

    assertThatThrownBy(() -> kept.get().dsl())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("db.run was used after its block had ended");
    assertThatThrownBy(() -> kept.get().afterCommit(() -> {}))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> kept.get().savepoint(tx -> null))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> kept.get().list(ONE)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sessionIsRefusedInAnotherThread() {
    db.run(
        tx ->
            assertThat(
                    CompletableFuture.supplyAsync(() -> catchThrowable(() -> tx.list(ONE))).join())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("belongs to thread"));
  }

  @Test
  void readSeesOneStateWhateverOthersCommit() {
    db.read(
        session -> {
          assertThat(notes(session)).isEmpty();
          server.execute("insert into notes values (1, 'x')");
          assertThat(notes(session)).isEmpty();
          assertThat(session.list(COUNT)).containsExactly(0L);
          return null;
        });

    assertThat(notes(db)).containsExactly(1);
  }

  @Test
  void readRefusesToWriteByDsl() {
    assertThatExceptionOfType(StatementException.class)
        .isThrownBy(
            () ->
                db.read(
                    session -> {
                      note(session, 1);
                      return null;
                    }))
        .satisfies(e -> assertThat(e.sqlState()).contains("25006"));

    assertThat(notes(db)).isEmpty();
  }

  @Test
  void connectionsComeBackInAutocommitModeAndWritable() {
    for (int i = 0; i < 6; i++) {
      db.read(session -> session.list(ONE));
      db.transaction(
          TransactionOptions.defaults().isolation(Isolation.SERIALIZABLE).readOnly(),
          tx -> tx.list(ONE));
      note(db, i);
    }

    assertThat(notes(db)).hasSize(6);
    assertThat(db.dsl().fetchValue("select current_setting('transaction_isolation')").toString())
        .isEqualTo("read committed");
  }

  private static final Query<Integer> ONE =
      Query.mapping(DSL.select(DSL.val(1)), row -> row.value1());

  private static final Query<Long> COUNT =
      Query.mapping(
          DSL.select(DSL.field("count(*)", Long.class)).from(DSL.table("notes")),
          row -> row.value1());
}
