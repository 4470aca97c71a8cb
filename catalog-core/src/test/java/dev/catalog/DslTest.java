package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.testing.PostgresExtension;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.NoDataFoundException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DslTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final Server server = new Server(postgres);
  private static final Table<Record> NOTES = DSL.table("notes");
  private static Database db;

  @BeforeAll
  static void open() {
    server.execute("create table notes (id int primary key)");
    db = Database.open(server.config().maximumPoolSize(1).minimumIdle(1).build());
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void empty() {
    server.execute("truncate notes");
  }

  private static void note(ReadSession session, int id) {
    session.dsl().execute("insert into notes values (?)", id);
  }

  @Test
  void keptDslContextIsRefusedAfterItsBlock() {
    AtomicReference<DSLContext> kept = new AtomicReference<>();
    db.run(tx -> kept.set(tx.dsl()));

    assertThatThrownBy(() -> kept.get().execute("select 1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("after its block had ended");
  }

  @Test
  void jooqTransactionsAreRefusedWithAdvice() {
    assertThatThrownBy(() -> db.run(tx -> tx.dsl().transaction(inner -> {})))
        .hasStackTraceContaining("Use db.transaction");
    assertThatThrownBy(() -> db.dsl().transaction(inner -> {}))
        .hasStackTraceContaining("Use db.transaction");
  }

  @Test
  void handWrittenBeginDoesNotLeakToTheNextBorrower() {
    assertThatThrownBy(() -> db.dsl().execute("begin"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("db.transaction");

    note(db, 1);
    assertThat(server.ask("select count(*) from notes")).isEqualTo("1");
  }

  @Test
  void updateAndDeleteWithoutWhereAreRefused() {
    note(db, 1);

    assertThatThrownBy(() -> db.dsl().deleteFrom(NOTES).execute())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> db.dsl().update(NOTES).set(DSL.field("id"), (Object) 2).execute())
        .isInstanceOf(DataAccessException.class);
    assertThat(server.ask("select id from notes")).isEqualTo("1");
  }

  @Test
  void whatTheServerRefusesIsOursAndWhatJooqRefusesIsIts() {
    assertThatExceptionOfType(StatementException.class)
        .isThrownBy(() -> db.dsl().fetch("select nothing"));
    assertThatExceptionOfType(NoDataFoundException.class)
        .isThrownBy(() -> db.dsl().selectFrom(NOTES).fetchSingle());
  }

  @Test
  void connectionComesBackAfterEachStatementAndEachFailure() {
    for (int i = 0; i < 5; i++) {
      note(db, i);
      int id = i;
      assertThatThrownBy(() -> note(db, id)).isInstanceOf(ConstraintViolationException.class);
    }

    assertThat(db.dsl().fetchCount(NOTES)).isEqualTo(5);
  }

  @Test
  void batchIsSentAndItsFailureTranslated() {
    db.dsl().batch("insert into notes values (?)").bind(1).bind(2).execute();
    assertThatExceptionOfType(ConstraintViolationException.class)
        .isThrownBy(() -> db.dsl().batch("insert into notes values (?)").bind(3).bind(2).execute())
        .satisfies(e -> assertThat(e.constraint()).contains("notes_pkey"));

    assertThat(server.ask("select count(*) from notes where id <= 2")).isEqualTo("2");
  }

  @Test
  void cursorOfABlockReadsOnItsConnection() {
    List<Integer> read =
        db.read(
            session -> {
              try (Cursor<Record> cursor =
                  session.dsl().resultQuery("select generate_series(1, 3)").fetchLazy()) {
                return cursor.fetch().getValues(0, Integer.class);
              }
            });

    assertThat(read).containsExactly(1, 2, 3);
  }

  @Test
  void plainConnectionIsLentAndComesBack() {
    assertThatThrownBy(
            () ->
                db.dsl()
                    .connection(
                        connection -> {
                          connection.setAutoCommit(false);
                          connection.createStatement().execute("insert into notes values (1)");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("rolled back");

    assertThat(db.dsl().fetchCount(NOTES)).isZero();
    note(db, 2);
    assertThat(server.ask("select count(*) from notes")).isEqualTo("1");
  }
}
