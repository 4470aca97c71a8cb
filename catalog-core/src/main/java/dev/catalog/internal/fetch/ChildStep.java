package dev.catalog.internal.fetch;

import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Step;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Loads the children of all parents of one statement, for one relation. One run. */
final class ChildStep implements Step {

  private final ChildQuery query;
  private final ChildQuery.Rendered rendered;
  private final AwaitingChildren parents;
  private final AwaitingChildren[] awaiting;
  private final BindValues values;

  /**
   * @param parents await the children
   * @param named the values of the query's parameters
   */
  ChildStep(ChildQuery query, AwaitingChildren parents, BindValues named) {
    this.query = query;
    this.rendered = query.rendered();
    this.parents = parents;
    this.awaiting = rendered.plan().awaiting();
    this.values = named.forChildren(parents.keys());
  }

  @Override
  public SqlText text(Lease lease) {
    return rendered.text();
  }

  @Override
  public BindValues values() {
    return values;
  }

  @Override
  public void row(ResultSet result) throws SQLException {
    RowAssembler assembler = rendered.plan().assembler();
    Object row = assembler.row(result, 0);
    parents.childrenOf(row, result, rendered.key()).add(assembler.with(row, result, 0, awaiting));
  }

  @Override
  public void ended(long rows) {
    query.returned(parents.size(), rows);
  }

  FetchPlan plan() {
    return rendered.plan();
  }

  /** Returns what awaits the children of these children. */
  AwaitingChildren[] awaiting() {
    return awaiting;
  }

  /** Assembles the children in place; their own children have been assembled. */
  void assemble() {
    parents.assemble(rendered.plan().assembler());
  }
}
