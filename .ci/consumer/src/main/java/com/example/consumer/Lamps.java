package com.example.consumer;

import static com.example.shop.Tables.LAMPS;
import static dev.catalog.Projection.columns;

import com.example.shop.Lamp;
import com.example.shop.LampPatch;
import com.example.shop.NewLamp;
import com.example.shop.Room;
import dev.catalog.Database;
import dev.catalog.Query;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/** What a service does with the classes that its build generated. */
final class Lamps {

  record LampInRoom(Lamp lamp, Optional<Room> room) {}

  record RoomWithLamps(Room room, List<Lamp> lamps) {}

  record Price(String name, BigDecimal price) {}

  private static final Query<Price> DEAREST =
      Query.of(
          columns(LAMPS.NAME, DSL.max(LAMPS.PRICE))
              .into(Price::new)
              .from(LAMPS)
              .groupBy(LAMPS.NAME)
              .orderBy(DSL.max(LAMPS.PRICE).desc()));

  private final Database db;

  Lamps(Database db) {
    this.db = db;
  }

  Lamp add(String name, String price, Room room) {
    return db.insert(NewLamp.name(name).price(new BigDecimal(price)).roomId(room.id()));
  }

  List<Lamp> addAll(List<String> names) {
    return db.insertAll(
        names.stream().map(name -> NewLamp.name(name).price(BigDecimal.ONE)).toList());
  }

  Optional<Lamp> reprice(Lamp lamp, String price) {
    return db.transaction(
        tx -> tx.update(Lamp.BY_ID, lamp.id(), new LampPatch().price(new BigDecimal(price))));
  }

  List<LampInRoom> withRooms() {
    return db.list(Lamp.ROWS.orderBy(LAMPS.ID).with(Lamp.ROOM).into(LampInRoom::new));
  }

  List<RoomWithLamps> byRoom() {
    return db.list(Room.ROWS.with(Room.LAMPS).into(RoomWithLamps::new));
  }

  List<Price> dearest() {
    return db.list(DEAREST);
  }
}
