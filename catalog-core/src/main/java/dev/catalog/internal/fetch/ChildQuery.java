package dev.catalog.internal.fetch;

import dev.catalog.internal.sql.Bind;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.Lazy;
import dev.catalog.internal.sql.Renderer;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.sql.UnnestedTable;
import dev.catalog.internal.table.Reference;
import dev.catalog.internal.table.TableMetadata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Table;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;

/** Loads the children of many parents by one statement. Rendered once. */
public final class ChildQuery {

  private final RelationValue.Many<?, ?> relation;
  private final Lazy<Rendered> rendered = new Lazy<>(this::render);

  /** A guess, so threads may overwrite each other's. */
  private volatile Expected expected = new Expected(16, 10);

  /** For how many rows to make room. */
  record Expected(int parents, int childrenOfEach) {

    /** Beyond it, lists and tables grow as their rows come. */
    private static final int MOST = 1_000;

    static Expected after(int parents, long children) {
      return new Expected(
          Math.min(parents, MOST), (int) Math.min((children + parents - 1) / parents, MOST));
    }
  }

  ChildQuery(RelationValue.Many<?, ?> relation) {
    this.relation = relation;
  }

  /**
   * A rendered query.
   *
   * @param key where the foreign key stands in the result, from 1, or the number of the parent's
   *     key
   */
  record Rendered(SqlText text, FetchPlan plan, int[] key) {}

  Rendered rendered() {
    return rendered.get();
  }

  /** Returns for how many rows to make room: as many as came last. */
  Expected expected() {
    return expected;
  }

  /** Notes how many rows came. */
  void returned(int parents, long children) {
    expected = Expected.after(parents, children);
  }

  /**
   * Checks that each named parameter of this text and of those of the children's relations has a
   * value.
   *
   * @throws IllegalStateException if one has none
   */
  void checkBound(BindValues values) {
    rendered().text().checkBound(values);
    rendered().plan().checkBound(values);
  }

  /** Returns whether a named parameter stands in this text or those of the children's relations. */
  boolean hasParameter(String name) {
    return rendered().text().hasParameter(name) || rendered().plan().hasParameter(name);
  }

  private Rendered render() {
    JoinedSelect select = JoinedSelect.ofOwnRows(relation.target());
    boolean isNumbered = relation.reference().isComparedByServer();
    SqlText text;
    if (relation.options().limit() >= 0) {
      text = limited(select, isNumbered);
    } else {
      text = isNumbered ? numbered(select) : all(select);
    }
    int[] key = isNumbered ? new int[] {select.columns().size() + 1} : foreignKey();
    return new Rendered(text, select.plan(), key);
  }

  private int[] foreignKey() {
    TableMetadata<?> child = relation.target().type();
    return Arrays.stream(child.indexesOf(relation.reference().to())).map(i -> i + 1).toArray();
  }

  private SqlText all(JoinedSelect select) {
    Reference reference = relation.reference();
    Condition ofParents = UnnestedTable.isAmongParents(reference.to(), reference.from());
    return selectChildren(select, select.columns(), select.from(), ofParents);
  }

  /** Returns the children of all parents, behind each the number of its parent's key, from 1. */
  private SqlText numbered(JoinedSelect select) {
    Reference reference = relation.reference();
    UnnestedTable parents = UnnestedTable.ofParents(reference.from(), true);
    List<Field<?>> columns = new ArrayList<>(select.columns());
    columns.add(UnnestedTable.order());
    Table<?> from = select.from().join(parents.table()).on(reference.isChildOf(parents));
    return selectChildren(select, columns, from, DSL.noCondition());
  }

  private SqlText limited(JoinedSelect select, boolean isNumbered) {
    Reference reference = relation.reference();
    UnnestedTable parents = UnnestedTable.ofParents(reference.from(), isNumbered);
    Condition ofParent =
        isNumbered ? reference.isChildOf(parents) : parents.isEqual(reference.to());
    SqlText children = selectChildren(select, select.columns(), select.from(), ofParent);
    Bind limit = Bind.Constant.of(DSL.val(0), relation.options().limit());
    return Renderer.render(parents.table())
        .wrap(isNumbered ? "select q.*, k.n from " : "select q.* from ", " cross join lateral (")
        .append(children)
        .append(" limit ?) as q", limit);
  }

  private SqlText selectChildren(
      JoinedSelect select, List<Field<?>> columns, Table<?> from, Condition ofParents) {
    List<Condition> conditions = new ArrayList<>(relation.options().conditions());
    conditions.add(0, ofParents);
    return Renderer.render(
        DSL.select(columns)
            .from(from)
            .where(conditions)
            .orderBy(order(relation.target().type().table())),
        select.tables(),
        select.only());
  }

  private List<OrderField<?>> order(Table<?> child) {
    if (!relation.options().order().isEmpty()) {
      return relation.options().order();
    }
    UniqueKey<?> primaryKey = child.getPrimaryKey();
    return primaryKey == null ? List.of() : List.copyOf(primaryKey.getFields());
  }
}
