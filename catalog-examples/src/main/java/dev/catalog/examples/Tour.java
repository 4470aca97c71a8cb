package dev.catalog.examples;

import dev.catalog.Database;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a chapter works with: the database, and methods that show a call and its result. */
final class Tour {

  private final Database db;
  private final ExampleServer server;
  private final StatementTrace trace;
  private final Console console;
  private int chapter;

  Tour(Database db, ExampleServer server, StatementTrace trace, Console console) {
    this.db = db;
    this.server = server;
    this.trace = trace;
    this.console = console;
  }

  Database db() {
    return db;
  }

  ExampleServer server() {
    return server;
  }

  void heading(Chapter shown) {
    console.heading(++chapter, shown.pattern(), shown.method());
  }

  /** Shows code that sends no statement through a session. */
  void code(String code) {
    console.code(code);
  }

  /** Makes a call, shows it with the SQL that it sent, and returns its value. */
  <T> T call(String code, Supplier<T> action) {
    trace.take();
    T value = action.get();
    console.code(code);
    console.statements(trace.take());
    return value;
  }

  /** Like {@link #call(String, Supplier)}, for a call that returns nothing. */
  void call(String code, Runnable action) {
    call(
        code,
        () -> {
          action.run();
          return Optional.empty();
        });
  }

  <R> void table(Table<R> table, List<R> rows) {
    console.table(table, rows);
  }

  <R> void table(Table<R> table, Optional<R> row) {
    if (row.isEmpty()) {
      console.value("Optional.empty");
    } else {
      console.table(table, List.of(row.get()));
    }
  }

  void value(Object value) {
    console.value(value);
  }
}
