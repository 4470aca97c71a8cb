package dev.catalog.internal.fetch;

import dev.catalog.internal.sql.Inheritance;
import dev.catalog.internal.table.Reference;
import dev.catalog.internal.table.TableMetadata;
import dev.catalog.internal.type.ArrayElement;
import dev.catalog.internal.type.ColumnTypes;
import dev.catalog.spi.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A tree as one SELECT with its joins: the columns it selects, the tables it joins, the plan to
 * read it.
 */
public final class JoinedSelect {

  private final List<Field<?>> columns = new ArrayList<>();
  private final Set<Table<?>> tables = new LinkedHashSet<>();
  private final Set<Table<?>> only = new HashSet<>();
  private final Set<String> aliases = new HashSet<>();
  private final List<RowAssembler.Many> many = new ArrayList<>();
  private final FetchPlan plan;
  private Table<?> from;

  /** The root, if rows of it may belong to a table that inherits from it. */
  private final @Nullable Table<?> mixed;

  private JoinedSelect(FetchTree<?> tree, boolean ownRows) {
    Table<?> root = tree.type().table();
    this.from = root;
    this.mixed = !ownRows && Inheritance.isParent(root) ? root : null;
    if (ownRows) {
      only.addAll(Inheritance.only(root));
    }
    aliases.add(root.getName());
    this.plan = new FetchPlan(assembler(tree, root), List.copyOf(many));
  }

  /** Returns the select of a list, with the rows of tables that inherit from the root. */
  static JoinedSelect of(FetchTree<?> tree) {
    return new JoinedSelect(tree, false);
  }

  /** Returns the select of rows that a constraint of the root's speaks of. */
  static JoinedSelect ofOwnRows(FetchTree<?> tree) {
    return new JoinedSelect(tree, true);
  }

  public List<Field<?>> columns() {
    return columns;
  }

  public Set<Table<?>> tables() {
    return tables;
  }

  /** Returns the tables to read without the rows of those that inherit from them. */
  public Set<Table<?>> only() {
    return only;
  }

  public Table<?> from() {
    return from;
  }

  public FetchPlan plan() {
    return plan;
  }

  private RowAssembler assembler(FetchTree<?> tree, Table<?> table) {
    TableMetadata<?> type = tree.type();
    int at = columns.size();
    tables.add(table);
    FetchTree.Selection selection = tree.selection();
    if (selection != null) {
      columns.addAll(selection.columns());
      return new RowAssembler(selection.reader(), at, List.of(), null);
    }
    for (Field<?> column : type.columns()) {
      columns.add(Reference.column(table, column));
    }
    List<RowAssembler.Branch> branches = new ArrayList<>();
    for (RelationValue<?, ?> relation : tree.branches()) {
      branches.add(
          relation instanceof RelationValue.Many<?, ?> children
              ? many(children, table, type, at)
              : joined(relation, table));
    }
    return new RowAssembler(type.reader(), at, branches, tree.constructor());
  }

  /** No foreign key promises that its parent can be read, so each join is an outer one. */
  private RowAssembler.Branch joined(RelationValue<?, ?> relation, Table<?> table) {
    Reference reference = relation.reference();
    TableMetadata<?> type = relation.target().type();
    Table<?> joined = type.table().as(unused(reference.alias()));
    only.addAll(Inheritance.only(joined));
    from = from.leftJoin(joined).on(joins(reference, table, joined));
    int present = columns.size() + type.indexOf(reference.to()[0]) + 1;
    RowAssembler assembler = assembler(relation.target(), joined);
    return relation instanceof RelationValue.Maybe<?, ?>
        ? new RowAssembler.Maybe(assembler, present)
        : new RowAssembler.One(assembler, present, reference, type.name());
  }

  private Condition joins(Reference reference, Table<?> table, Table<?> joined) {
    Condition joins = reference.joins(table, joined);
    return reference.toChild() && isMixed(table) ? joins.and(Inheritance.isOwnRow(table)) : joins;
  }

  /** A foreign key never points at a row of a table that inherits from the one it names. */
  @SuppressWarnings("ReferenceEquality") // the root itself, not one with an alias
  private boolean isMixed(Table<?> table) {
    return table == mixed;
  }

  private RowAssembler.Many many(
      RelationValue.Many<?, ?> relation, Table<?> table, TableMetadata<?> parent, int at) {
    Field<?>[] key = relation.reference().from();
    int[] positions = parent.indexesOf(key);
    List<ColumnType<?>> types = new ArrayList<>();
    List<ArrayElement> elements = new ArrayList<>();
    for (int i = 0; i < key.length; i++) {
      positions[i] += at + 1;
      types.add(ColumnTypes.stored(key[i]));
      if (relation.reference().isComparedByServer()) {
        elements.add(ColumnTypes.storedElement(key[i]));
      }
    }
    int own = RowAssembler.Many.ALL;
    if (isMixed(table)) {
      columns.add(DSL.field(Inheritance.isOwnRow(table)));
      own = columns.size();
    }
    RowAssembler.Many branch =
        new RowAssembler.Many(
            many.size(),
            own,
            positions,
            types,
            elements,
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
