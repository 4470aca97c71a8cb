package dev.catalog.internal.sql;

import dev.catalog.internal.type.JooqParts;
import java.util.HashSet;
import java.util.Set;
import org.jooq.CommonTableExpression;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.VisitListener;

/** Finds out, while a statement is rendered, whether anything in it can do more than read. */
final class ReadCheck implements VisitListener {

  private boolean mayWrite;
  private int templates;
  private final Set<String> with = new HashSet<>(0);

  @Override
  public void visitStart(VisitContext visit) {
    if (mayWrite) {
      return;
    }
    QueryPart part = visit.queryPart();
    if (part instanceof KnownSql) {
      templates--;
    } else if (part instanceof ReadingPart ours) {
      mayWrite = !ours.onlyReads();
    } else if (JooqParts.isTemplate(part)) {
      templates++;
    } else {
      if (part instanceof CommonTableExpression<?> query) {
        with.add(query.getName());
      }
      mayWrite = !JooqParts.onlyReads(visit, with);
    }
  }

  /** Returns the finding: each template of plain SQL has to be one of ours. */
  boolean onlyReads() {
    return !mayWrite && templates == 0;
  }
}
