package dev.catalog.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs the statements of one query on one connection and puts its rows together. */
final class Fetcher {

  private final Statements statements;

  Fetcher(Statements statements) {
    this.statements = statements;
  }

  /** Returns the rows of a text, with their relations, in an unmodifiable list. */
  <R> List<R> rows(Unit unit, SqlText text, Values values, Plan plan) {
    Pending[] pending = plan.pending();
    Node node = plan.node();
    List<Object> rows = new ArrayList<>(text.expectedRows(values));
    query(unit, text, values, result -> rows.add(node.read(result, 0, pending)));
    text.returned(rows.size());
    return finish(unit, plan, pending, rows, values);
  }

  /** Loads what the rows still wait for, and finishes them in place. */
  @SuppressWarnings("unchecked")
  <R> List<R> finish(Unit unit, Plan plan, Pending[] pending, List<Object> rows, Values values) {
    if (!plan.isOneStatement()) {
      children(unit, plan, pending, values);
      rows.replaceAll(plan.node()::finish);
    }
    return (List<R>) Collections.unmodifiableList(rows);
  }

  /** Loads the children for which the rows of a plan wait. */
  void children(Unit unit, Plan plan, Pending[] pending, Values values) {
    for (Node.Many many : plan.many()) {
      many.query().load(this, unit, pending[many.index()], values);
    }
  }

  /** Sends a statement, hands over each of its rows, and returns their number. */
  long query(Unit unit, SqlText text, Values values, Statements.RowHandler handler) {
    return statements.query(unit, text, values, handler);
  }

  /** Opens a statement whose rows come bit by bit; the caller closes it. */
  ServerCursor open(Unit unit, SqlText text, Values values, int fetchSize) {
    return statements.open(unit, text, values, fetchSize);
  }
}
