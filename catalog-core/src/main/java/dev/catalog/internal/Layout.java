package dev.catalog.internal;

import dev.catalog.spi.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Table;

/**
 * A tree laid out as one statement: the columns it selects, the tables it joins, the plan to read
 * it.
 */
final class Layout {

  private final List<Field<?>> columns = new ArrayList<>();
  private final Set<Table<?>> tables = new LinkedHashSet<>();
  private final Set<String> aliases = new HashSet<>();
  private final List<Node.Many> many = new ArrayList<>();
  private final Plan plan;
  private Table<?> from;

  private Layout(Tree<?> tree) {
    Table<?> root = tree.type().table();
    this.from = root;
    aliases.add(root.getName());
    this.plan = new Plan(node(tree, root, false), List.copyOf(many));
  }

  static Layout of(Tree<?> tree) {
    return new Layout(tree);
  }

  List<Field<?>> columns() {
    return columns;
  }

  Set<Table<?>> tables() {
    return tables;
  }

  Table<?> from() {
    return from;
  }

  Plan plan() {
    return plan;
  }

  private Node node(Tree<?> tree, Table<?> table, boolean mayBeAbsent) {
    TableType<?> type = tree.type();
    int at = columns.size();
    tables.add(table);
    Tree.Selection selection = tree.selection();
    if (selection != null) {
      columns.addAll(selection.columns());
      return new Node(selection.reader(), at, List.of(), null);
    }
    for (Field<?> column : type.columns()) {
      columns.add(Reference.column(table, column));
    }
    List<Node.Branch> branches = new ArrayList<>();
    for (RelationValue<?, ?> relation : tree.branches()) {
      branches.add(
          relation instanceof RelationValue.Many<?, ?> children
              ? many(children, type, at)
              : joined(relation, table, mayBeAbsent));
    }
    return new Node(type.reader(), at, branches, tree.constructor());
  }

  private Node.Branch joined(
      RelationValue<?, ?> relation, Table<?> table, boolean parentMayBeAbsent) {
    boolean optional = relation instanceof RelationValue.Maybe<?, ?>;
    boolean mayBeAbsent = parentMayBeAbsent || optional;
    Reference reference = relation.reference();
    TableType<?> type = relation.target().type();
    Table<?> joined = type.table().as(unused(reference.alias()));
    from =
        mayBeAbsent
            ? from.leftJoin(joined).on(reference.joins(table, joined))
            : from.join(joined).on(reference.joins(table, joined));
    int present = columns.size() + type.indexOf(reference.to()[0]) + 1;
    Node node = node(relation.target(), joined, mayBeAbsent);
    return optional ? new Node.Maybe(node, present) : new Node.One(node);
  }

  private Node.Many many(RelationValue.Many<?, ?> relation, TableType<?> parent, int at) {
    Field<?>[] key = relation.reference().from();
    int[] positions = parent.indexesOf(key);
    List<ColumnType<?>> types = new ArrayList<>();
    for (int i = 0; i < key.length; i++) {
      positions[i] += at + 1;
      types.add(ColumnTypes.of(key[i]));
    }
    Node.Many branch =
        new Node.Many(
            many.size(),
            positions,
            types,
            relation.reference().numbers(),
            new ChildQuery(relation));
    many.add(branch);
    return branch;
  }

  private String unused(String alias) {
    String candidate = alias;
    for (int i = 2; !aliases.add(candidate); i++) {
      candidate = alias + "_" + i;
    }
    return candidate;
  }
}
