package com.example.library;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.testing.PostgresExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A separate database for each test class, migrated once and emptied before each test. */
abstract class LibraryDatabase {

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.migrated("classpath:db/migration");

  private static final List<String> sent = new CopyOnWriteArrayList<>();
  static Database db;

  @BeforeAll
  static void open() {
    db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .onStatement(statement -> sent.add(statement.sql()))
                .build());
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void empty() {
    db.dsl().execute("truncate authors, books, members restart identity cascade");
    sent.clear();
  }

  /** Returns the statements sent since the last call, without quotes and schema. */
  static List<String> sent() {
    List<String> statements =
        sent.stream().map(sql -> sql.replace("\"", "").replace("public.", "")).toList();
    sent.clear();
    return statements;
  }
}
