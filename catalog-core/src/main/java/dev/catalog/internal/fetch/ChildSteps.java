package dev.catalog.internal.fetch;

import dev.catalog.internal.connection.Step;
import dev.catalog.internal.sql.BindValues;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads the to-many relations of rows, level by level: first those of the rows, then those of their
 * children. The steps of one level do not depend on each other. One run.
 */
final class ChildSteps implements Step.Sequence {

  private final FetchPlan plan;
  private final AwaitingChildren[] awaiting;
  private final BindValues values;
  private final List<ChildStep> all = new ArrayList<>();
  private int before;
  private boolean started;

  /**
   * @param awaiting what awaits the children of the rows
   * @param values those of the query
   */
  ChildSteps(FetchPlan plan, AwaitingChildren[] awaiting, BindValues values) {
    this.plan = plan;
    this.awaiting = awaiting;
    this.values = values;
  }

  @Override
  public List<? extends Step> next() {
    int from = all.size();
    if (started) {
      for (int i = before; i < from; i++) {
        add(all.get(i).plan(), all.get(i).awaiting());
      }
    } else {
      add(plan, awaiting);
      started = true;
    }
    before = from;
    return all.subList(from, all.size());
  }

  private void add(FetchPlan of, AwaitingChildren[] parents) {
    for (int i = 0; i < parents.length; i++) {
      if (parents[i].size() > 0) {
        all.add(new ChildStep(of.many().get(i).query(), parents[i], values));
      }
    }
  }

  /** Assembles all children, those without children of their own first. */
  void assemble() {
    for (int i = all.size() - 1; i >= 0; i--) {
      all.get(i).assemble();
    }
  }
}
