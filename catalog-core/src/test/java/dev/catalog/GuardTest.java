package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.testing.PostgresExtension;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final Server server = new Server(postgres);
  private static final Query<Integer> ONE =
      Query.mapping(DSL.select(DSL.val(1)), row -> row.value1());
  private static Database db;

  @BeforeAll
  static void open() {
    db = Database.open(server.config().build());
  }

  @AfterAll
  static void close() {
    db.close();
  }

  /** A call on the database that must not happen inside one of its blocks. */
  record Call(String name, Consumer<Database> call) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Call> calls() {
    return Stream.of(
        new Call("list", database -> database.list(ONE)),
        new Call("first", database -> database.first(ONE)),
        new Call("one", database -> database.one(ONE)),
        new Call("page", database -> database.page(ONE, 0, 1)),
        new Call("count", database -> database.count(ONE)),
        new Call("exists", database -> database.exists(ONE)),
        new Call("stream", database -> database.stream(ONE, Stream::count)),
        new Call("forEach", database -> database.forEach(ONE, row -> {})),
        new Call("dsl", Database::dsl),
        new Call("transaction", database -> database.transaction(tx -> 1)),
        new Call("run", database -> database.run(tx -> {})),
        new Call("read", database -> database.read(session -> 1)),
        new Call("async", database -> database.async().run(tx -> {})),
        new Call("migrate", database -> database.migrate(Migrations.of("classpath:nothing"))),
        new Call(
            "repair",
            database ->
                database.repair(Migrations.of("classpath:nothing"), Migrations.Repair.FAILED)),
        new Call("close", Database::close));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void databaseIsRefusedInsideItsOwnBlocks(Call call) {
    ThrowingCallable used = () -> call.call().accept(db);

    db.transaction(tx -> assertThatRefused(used, "db.transaction"));
    db.run(tx -> assertThatRefused(used, "db.run"));
    db.read(session -> assertThatRefused(used, "db.read"));
    db.async().run(tx -> assertThatRefused(used, "async.run")).join();
  }

  private static int assertThatRefused(ThrowingCallable used, String block) {
    assertThatThrownBy(used).isInstanceOf(IllegalStateException.class).hasMessageContaining(block);
    return 0;
  }

  @Test
  void databaseIsFreeAgainAfterTheBlock() {
    db.run(tx -> tx.list(ONE));

    assertThat(db.list(ONE)).containsExactly(1);
  }

  @Test
  void anotherDatabaseMayBeUsedInsideABlock() {
    try (Database other = Database.open(server.config().build())) {
      List<Integer> rows = db.transaction(tx -> other.list(ONE));

      assertThat(rows).containsExactly(1);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void everyCallButCloseIsRefusedAfterClose(Call call) {
    Database closed = Database.open(server.config().build());
    closed.close();

    if (call.name().equals("close")) {
      closed.close();
    } else {
      assertThatThrownBy(() -> call.call().accept(closed))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The database is closed");
    }
  }
}
