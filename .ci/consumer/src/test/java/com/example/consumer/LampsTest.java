package com.example.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.consumer.Lamps.LampInRoom;
import com.example.consumer.Lamps.Price;
import com.example.consumer.Lamps.RoomWithLamps;
import com.example.shop.Lamp;
import com.example.shop.NewRoom;
import com.example.shop.Room;
import dev.catalog.ConstraintViolationException;
import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.Migrations;
import dev.catalog.testing.PostgresExtension;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LampsTest {

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.migrated("classpath:db/migration");

  @RegisterExtension static final PostgresExtension empty = PostgresExtension.empty();

  static Database db;

  final Lamps lamps = new Lamps(db);

  @BeforeAll
  static void open() {
    db = Database.open(config(postgres));
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void deleteAll() {
    db.dsl().execute("truncate rooms, lamps restart identity");
  }

  private static DatabaseConfig config(PostgresExtension database) {
    return DatabaseConfig.url(database.url())
        .user(database.user())
        .password(database.password())
        .build();
  }

  @Test
  void rowsAreWrittenAndReadWithTheirRelations() {
    Room kitchen = db.insert(NewRoom.name("Kitchen"));
    Lamp lamp = lamps.add("Lamp", "19.90", kitchen);

    assertEquals(Optional.of(new BigDecimal("9.90")), lamps.reprice(lamp, "9.90").map(Lamp::price));
    assertEquals(List.of(Optional.of(kitchen)), lamps.withRooms().stream().map(LampInRoom::room).toList());
    assertEquals(List.of(1), lamps.byRoom().stream().map(RoomWithLamps::lamps).map(List::size).toList());
    assertEquals(List.of(new Price("Lamp", new BigDecimal("9.90"))), lamps.dearest());
  }

  @Test
  void manyRowsAreOneCall() {
    List<Lamp> added = lamps.addAll(List.of("a", "b", "c"));

    assertEquals(List.of("a", "b", "c"), added.stream().map(Lamp::name).toList());
    assertEquals(2, db.page(Lamp.ROWS, 1, 2).rows().size());
    assertEquals(3, db.async().read(read -> read.count(Lamp.ROWS)).join());
  }

  @Test
  void aViolatedConstraintIsNamed() {
    db.insert(NewRoom.name("Kitchen"));

    ConstraintViolationException e =
        assertThrows(
            ConstraintViolationException.class, () -> db.insert(NewRoom.name("Kitchen")));

    assertTrue(e.violates(Room.BY_NAME), e.getMessage());
  }

  @Test
  void migrationsRunOnceAlsoFromTwoServicesAtATime() {
    Migrations migrations = Migrations.of("classpath:db/migration");
    try (Database first = Database.open(config(empty));
        Database second = Database.open(config(empty))) {
      CompletableFuture<List<String>> other =
          CompletableFuture.supplyAsync(() -> second.migrate(migrations));
      List<String> ran = first.migrate(migrations);

      assertEquals(2, ran.size() + other.join().size());
      assertEquals(List.of(), first.migrate(migrations));
    }
  }

  @Nested
  class InANestedClass {

    @Test
    void theDatabaseIsTheSame() {
      assertEquals(0, db.count(Lamp.ROWS));
    }
  }
}
