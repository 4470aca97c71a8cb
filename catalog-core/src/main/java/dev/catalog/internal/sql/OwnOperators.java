package dev.catalog.internal.sql;

import dev.catalog.internal.type.JooqModel;
import dev.catalog.spi.TextForm;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Writes jOOQ's conditions on a type with operators of its own by these operators, with their
 * schema: equality, order, BETWEEN and IN.
 */
public final class OwnOperators implements VisitListener {

  /** Has no state, so that all configurations may share it. */
  public static final OwnOperators LISTENER = new OwnOperators();

  private OwnOperators() {}

  @Override
  public void visitStart(VisitContext visit) {
    replace(visit);
  }

  /** Puts the server's own comparison in the place of the part that is about to be rendered. */
  static void replace(VisitContext visit) {
    Condition own = of(visit.queryPart());
    if (own != null) {
      visit.queryPart(own);
    }
  }

  private static @Nullable Condition of(QueryPart part) {
    if (!JooqModel.compares(part.getClass())) {
      return null;
    }
    JooqModel.Compared compared = JooqModel.compared(part);
    if (compared == null || compared.others().isEmpty()) {
      return null;
    }
    Field<?> field = compared.field();
    Operators operators = Operators.of(field.getDataType());
    if (operators.isPlain() || compared.others().stream().anyMatch(other -> differ(field, other))) {
      return null;
    }
    List<Condition> parts = new ArrayList<>();
    for (int i = 0; i < compared.others().size(); i++) {
      String operator = operators.named(compared.signs().get(i));
      Field<?> other = compared.others().get(i);
      parts.add(DSL.condition("{0} " + operator + " {1}{2}", field, other, KnownSql.READS));
    }
    Condition together = compared.all() ? DSL.and(parts) : DSL.or(parts);
    // the outermost part is not visited, so it says nothing of what it does
    return DSL.condition(compared.negated() ? "not ({0})" : "({0})", together);
  }

  /** SQL compares values of two types by what it can turn both into. */
  private static boolean differ(Field<?> one, Field<?> other) {
    return !(one.getDataType().getBinding() instanceof TextForm<?> form
        && other.getDataType().getBinding() instanceof TextForm<?> otherForm
        && form.typeName().equals(otherForm.typeName()));
  }
}
