package dev.catalog.codegen.read;

import dev.catalog.codegen.model.ColumnModel;
import dev.catalog.codegen.model.Naming;
import dev.catalog.codegen.model.Problems;
import dev.catalog.codegen.model.RelationModel;
import dev.catalog.codegen.model.RelationModel.Kind;
import dev.catalog.codegen.model.SchemaModel;
import dev.catalog.codegen.model.Tag;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.ConstraintDefinition;
import org.jooq.meta.ForeignKeyDefinition;
import org.jooq.meta.TableDefinition;

/** Reads both ends of every foreign key. */
public final class RelationReader {
  private final GeneratorStrategy strategy;
  private final Map<TableDefinition, TableDraft> tables;
  private final Map<String, String> given;
  private final Set<String> usedNames = new HashSet<>();
  private final Problems problems;

  /**
   * Creates a reader.
   *
   * @param given names of relations, by foreign key
   */
  RelationReader(
      GeneratorStrategy strategy,
      Map<TableDefinition, TableDraft> tables,
      Map<String, String> given,
      Problems problems) {
    this.strategy = strategy;
    this.tables = tables;
    this.given = given;
    this.problems = problems;
  }

  void read() {
    tables.values().forEach(child -> foreignKeys(child).forEach(key -> addParent(child, key)));
    tables.values().forEach(child -> foreignKeys(child).forEach(key -> addChildren(child, key)));
    reportUnusedNames();
  }

  /** Returns the foreign keys between tables that are generated, in the order of their columns. */
  private List<ForeignKeyDefinition> foreignKeys(TableDraft child) {
    return child.definition.getForeignKeys().stream()
        .filter(key -> tables.containsKey(key.getReferencedTable()))
        .sorted(
            Comparator.<ForeignKeyDefinition>comparingInt(
                    key -> key.getKeyColumns().get(0).getPosition())
                .thenComparingInt(key -> key.getKeyColumns().size())
                .thenComparing(ForeignKeyDefinition::getName))
        .toList();
  }

  private void addParent(TableDraft child, ForeignKeyDefinition key) {
    TableDraft parent = parent(key);
    List<ColumnModel> columns = child.columns(key.getKeyColumns());
    boolean nullable = columns.stream().anyMatch(ColumnModel::isNullable);
    String name =
        columns.size() == 1
            ? Naming.withoutId(Naming.constant(columns.get(0).name()))
            : Naming.constant(parent.rowName);
    String qualified = Naming.constant(parent.rowName) + by(key);
    String wanted = given(key, 0);
    add(
        child,
        parent,
        key,
        nullable ? Kind.TO_OPTIONAL : Kind.TO_ONE,
        wanted.isEmpty() ? name : wanted,
        wanted.isEmpty() ? qualified : wanted,
        List.of());
  }

  private void addChildren(TableDraft child, ForeignKeyDefinition key) {
    TableDraft parent = parent(key);
    Kind kind = key.isUnique() ? Kind.TO_OPTIONAL_CHILD : Kind.TO_MANY;
    String name = Naming.constant(key.isUnique() ? child.rowName : Naming.plural(child.rowName));
    String qualified = name + by(key);
    boolean ambiguous =
        child == parent
            || foreignKeys(child).stream()
                    .filter(each -> each.getReferencedTable().equals(parent.definition))
                    .count()
                > 1;
    String wanted = given(key, 1);
    add(
        parent,
        child,
        key,
        kind,
        wanted.isEmpty() ? ambiguous ? qualified : name : wanted,
        wanted.isEmpty() ? qualified : wanted,
        kind == Kind.TO_MANY ? numberKey(parent, child, key) : List.of());
  }

  private static List<ColumnModel> numberKey(
      TableDraft parent, TableDraft child, ForeignKeyDefinition key) {
    if (key.getKeyColumns().size() > 1) {
      return List.of();
    }
    ColumnModel pointedAt = parent.columns(key.getReferencedColumns()).get(0);
    ColumnModel foreignKey = child.columns(key.getKeyColumns()).get(0);
    return !pointedAt.isNullable() && pointedAt.isWholeNumber() && foreignKey.isWholeNumber()
        ? List.of(pointedAt, foreignKey)
        : List.of();
  }

  /** Returns the name that was given to the parent or the children of a key, or an empty text. */
  private String given(ForeignKeyDefinition key, int end) {
    TableDefinition table = key.getTable();
    String name = table.getName() + "." + key.getName();
    for (String each : List.of(table.getSchema().getName() + "." + name, name, key.getName())) {
      String names = given.get(each);
      if (names != null) {
        usedNames.add(each);
        String[] ends = names.split("/", 2);
        return end < ends.length ? checked(each, ends[end].strip()) : "";
      }
    }
    return "";
  }

  private String checked(String key, String name) {
    if (!name.isEmpty() && !Naming.isTypeName(name)) {
      problems.add(
          Tag.NAME_ILLEGAL,
          "The property relationNames names %s \"%s\", which is no name for a Java constant."
              .formatted(key, name));
    }
    return name;
  }

  private void reportUnusedNames() {
    for (String key : given.keySet()) {
      if (!usedNames.contains(key)) {
        problems.add(
            Tag.OPTION_UNUSED,
            ("The property relationNames names the relations of %s, but there is no such foreign"
                    + " key; correct it (constraint, table.constraint or schema.table.constraint)"
                    + " or remove it.")
                .formatted(key));
      }
    }
  }

  /** Returns the table a key points at, which {@link #foreignKeys} has made sure is generated. */
  private TableDraft parent(ForeignKeyDefinition key) {
    return Objects.requireNonNull(tables.get(key.getReferencedTable()));
  }

  private static String by(ForeignKeyDefinition key) {
    return "_BY_"
        + key.getKeyColumns().stream()
            .map(ColumnDefinition::getName)
            .map(Naming::constant)
            .map(Naming::withoutId)
            .collect(Collectors.joining("_AND_"));
  }

  private void add(
      TableDraft from,
      TableDraft to,
      ForeignKeyDefinition key,
      Kind kind,
      String name,
      String qualified,
      List<ColumnModel> numberKey) {
    String constant = name;
    if (!from.constants.take(constant)) {
      constant = qualified;
      if (name.equals(qualified) || !from.constants.take(qualified)) {
        problems.add(
            Tag.NAME_COLLISION,
            ("The foreign key %s would become %s.%s, which is taken; name it otherwise in the"
                    + " property relationNames (%s.%s=PARENT/CHILDREN).")
                .formatted(
                    key.getName(),
                    from.rowName,
                    qualified,
                    key.getTable().getName(),
                    key.getName()));
      }
    }
    if (from.schema != to.schema) {
      from.schema.isShared = true;
      to.schema.isShared = true;
    }
    from.relations.add(
        new RelationModel(
            kind,
            constant,
            from.holderConstant(constant),
            keysClass(key) + "." + strategy.getJavaIdentifier(key),
            key.getKeyColumns().stream().map(ColumnDefinition::getName).toList(),
            to.row(),
            to.schema.packageName + "." + SchemaModel.HOLDER,
            to.constant,
            to.qualifiedName(),
            numberKey));
  }

  private String keysClass(ForeignKeyDefinition key) {
    return strategy.getGlobalReferencesFullJavaClassName(
        key.getSchema(), ConstraintDefinition.class);
  }
}
