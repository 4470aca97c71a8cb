package dev.catalog.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
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

  /** Returns the rows of a text, with their relations, in an unmodifiable list. */
  <R> List<R> rows(SqlText text, Values values, Plan plan, RowListener listener) {
    Pending[] pending = plan.pending();
    Node node = plan.node();
    List<Object> rows = new ArrayList<>(text.expectedRows(values));
    query(
        text,
        values,
        result -> {
          listener.at(result);
          rows.add(node.read(result, 0, pending));
        });
    text.returned(rows.size());
    return finish(plan, pending, rows, values);
  }

  /** Loads what the rows still wait for, and finishes them in place. */
  @SuppressWarnings("unchecked")
  <R> List<R> finish(Plan plan, Pending[] pending, List<Object> rows, Values values) {
    if (!plan.isOneStatement()) {
      for (Node.Many many : plan.many()) {
        many.query().load(this, pending[many.index()], values);
      }
      rows.replaceAll(plan.node()::finish);
    }
    return (List<R>) Collections.unmodifiableList(rows);
  }

  void query(SqlText text, Values values, Statements.RowHandler handler) {
    statements.query(unit, text, values, handler);
  }

  /** Opens a statement whose rows come bit by bit; the caller closes it. */
  ServerCursor open(SqlText text, Values values, int fetchSize) {
    return statements.open(unit, text, values, fetchSize);
  }
}
