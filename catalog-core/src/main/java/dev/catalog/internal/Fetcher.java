package dev.catalog.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs the statements of one query on one connection and puts its rows together. One thread. */
final class Fetcher {

  private final Statements statements;
  private final Unit unit;

  Fetcher(Statements statements, Unit unit) {
    this.statements = statements;
    this.unit = unit;
  }

  /** Looks at a row before it is read. */
  @FunctionalInterface
  interface RowListener {
    RowListener NONE = result -> {};

    void at(ResultSet result) throws SQLException;
  }

  /** Returns the rows of a text, with their relations. */
  @SuppressWarnings("unchecked")
  <R> List<R> rows(SqlText text, Values values, Plan plan, RowListener listener) {
    Pending[] pending = plan.pending();
    Node node = plan.node();
    List<Object> rows =
        query(
            text,
            values,
            result -> {
              List<Object> read = new ArrayList<>(sizeHint(values));
              while (result.next()) {
                listener.at(result);
                read.add(node.read(result, 0, pending));
              }
              return read;
            });
    return (List<R>) finish(plan, pending, rows);
  }

  /** Loads what the rows still wait for, and finishes them in place. */
  List<Object> finish(Plan plan, Pending[] pending, List<Object> rows) {
    if (plan.isOneStatement()) {
      return rows;
    }
    for (Node.Many many : plan.many()) {
      many.query().load(this, pending[many.index()]);
    }
    rows.replaceAll(plan.node()::finish);
    return rows;
  }

  <T> T query(SqlText text, Values values, Statements.ResultReader<T> reader) {
    return statements.query(unit, text.sql(), binder(text, values), reader);
  }

  int update(SqlText text, Values values) {
    return statements.update(unit, text.sql(), binder(text, values));
  }

  private static Statements.Binder binder(SqlText text, Values values) {
    List<Slot> slots = text.slots();
    return statement -> {
      for (int i = 0; i < slots.size(); i++) {
        slots.get(i).bind(statement, i + 1, values);
      }
    };
  }

  private static int sizeHint(Values values) {
    return values.hasLimit() ? (int) Math.min(values.limit(), 1_000) : 10;
  }
}
