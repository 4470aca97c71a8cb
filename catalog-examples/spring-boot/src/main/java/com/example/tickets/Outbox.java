package com.example.tickets;

import com.example.tickets.db.NewMessage;
import dev.catalog.Database;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;

/** Messages to others, each written in the transaction that it tells of. */
@Repository
class Outbox {

  private final Database db;

  Outbox(Database db) {
    this.db = db;
  }

  void add(String topic, String json) {
    db.insert(NewMessage.topic(topic).payload(JSONB.valueOf(json)));
  }
}
