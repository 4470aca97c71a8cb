package dev.catalog.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Table;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Loads the children of many parents by one statement. Rendered once. */
final class ChildQuery {

  private final RelationValue.Many<?, ?> relation;
  private volatile @Nullable Rendered rendered;

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

  /** The text, its plan, and where the foreign key stands in it. */
  private record Rendered(SqlText text, Plan plan, int[] key, List<Slot.Named<?>> parameters) {}

  /** Reads the children of all parents that wait for them, with the relations of the children. */
  void load(Fetcher fetcher, Unit unit, Pending parents, Values values) {
    if (parents.size() == 0) {
      return;
    }
    Rendered query = rendered();
    Node node = query.plan.node();
    Pending[] pending = query.plan.pending();
    Values ofParents = values.forChildren(parents.keys());
    long rows =
        fetcher.query(
            unit,
            query.text,
            ofParents,
            result -> {
              Object row = node.row(result, 0);
              parents.childrenOf(row, result, query.key).add(node.with(row, result, 0, pending));
            });
    expected = Expected.after(parents.size(), rows);
    fetcher.children(unit, query.plan, pending, ofParents);
    parents.finish(node);
  }

  /** Returns for how many rows to make room: as many as came last. */
  Expected expected() {
    return expected;
  }

  /** Returns the named parameters of this text and of those of the children's relations. */
  List<Slot.Named<?>> parameters() {
    return rendered().parameters;
  }

  private Rendered rendered() {
    Rendered query = rendered;
    if (query == null) {
      query = render();
      rendered = query;
    }
    return query;
  }

  private Rendered render() {
    TableType<?> child = relation.target().type();
    Layout layout = Layout.of(relation.target());
    int[] key = Arrays.stream(child.indexesOf(relation.reference().to())).map(i -> i + 1).toArray();
    SqlText text = relation.options().limit() < 0 ? all(layout) : limited(layout);
    List<Slot.Named<?>> parameters = new ArrayList<>(text.parameters());
    layout.plan().many().forEach(many -> parameters.addAll(many.query().parameters()));
    return new Rendered(text, layout.plan(), key, List.copyOf(parameters));
  }

  private SqlText all(Layout layout) {
    return select(layout, UnnestedTable.isAmongKeys(relation.reference().to()));
  }

  private SqlText limited(Layout layout) {
    Field<?>[] foreignKey = relation.reference().to();
    UnnestedTable keys = UnnestedTable.ofKeys(foreignKey);
    SqlText children = select(layout, keys.matches(foreignKey));
    Slot limit = Slot.Constant.of(DSL.val(0), relation.options().limit());
    return Renderer.render(keys.table())
        .wrap("select q.* from ", " cross join lateral (")
        .append(children.sql(), children.slots())
        .append(" limit ?) as q", limit);
  }

  private SqlText select(Layout layout, Condition ofParents) {
    List<Condition> conditions = new ArrayList<>(relation.options().conditions());
    conditions.add(0, ofParents);
    return Renderer.render(
        DSL.select(layout.columns())
            .from(layout.from())
            .where(conditions)
            .orderBy(order(relation.target().type().table())),
        layout.tables());
  }

  private List<OrderField<?>> order(Table<?> child) {
    if (!relation.options().order().isEmpty()) {
      return relation.options().order();
    }
    UniqueKey<?> primaryKey = child.getPrimaryKey();
    return primaryKey == null ? List.of() : List.copyOf(primaryKey.getFields());
  }
}
