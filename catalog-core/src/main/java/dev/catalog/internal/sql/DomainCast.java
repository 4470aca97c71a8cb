package dev.catalog.internal.sql;

import dev.catalog.internal.type.ColumnTypes;
import org.jooq.AggregateFunction;
import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A column whose type is a domain over an enum, as that enum: PostgreSQL's operators and functions
 * for enums take no domain. It ignores such a cast when it looks for an index.
 */
public final class DomainCast<T> extends CustomField<T> implements ReadingPart {

  private static final long serialVersionUID = 1L;

  private final Field<T> column;

  private DomainCast(Field<T> column) {
    super(DSL.name("domain"), column.getDataType());
    this.column = column;
  }

  /** Returns a column to compare with a value: cast if its type needs that, or as it is. */
  public static <T> Field<T> comparable(Field<T> column) {
    return ColumnTypes.isEnumDomain(column.getDataType()) ? new DomainCast<>(column) : column;
  }

  @Override
  public void accept(Context<?> context) {
    context
        .sql("cast(")
        .visit(column)
        .sql(" as " + ColumnTypes.castName(column.getDataType()) + ")");
  }

  @Override
  public boolean onlyReads() {
    return true;
  }

  /** Puts the cast around the columns that a tree compares or aggregates. */
  static final class Listener {

    private @Nullable QueryPart inside;

    @SuppressWarnings("ReferenceEquality") // the part itself, which the cast visits again
    void visitStart(VisitContext visit, Field<?> column) {
      if (!ColumnTypes.isEnumDomain(column.getDataType())) {
        return;
      }
      if (inside == column) {
        inside = null;
      } else if (isCompared(visit)) {
        inside = column;
        visit.queryPart(comparable(column));
      }
    }

    private static boolean isCompared(VisitContext visit) {
      for (QueryPart part : visit.queryParts()) {
        if (part instanceof Condition || part instanceof AggregateFunction) {
          return true;
        }
      }
      return false;
    }
  }
}
