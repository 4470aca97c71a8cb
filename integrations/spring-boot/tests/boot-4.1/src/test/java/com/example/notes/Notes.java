package com.example.notes;

import dev.catalog.Database;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class Notes {

  private final Database db;

  Notes(Database db) {
    this.db = db;
  }

  void add(String text) {
    db.dsl().execute("insert into notes (text) values (?)", text);
  }

  List<String> all() {
    return db.dsl().fetch("select text from notes order by text").getValues(0, String.class);
  }
}
