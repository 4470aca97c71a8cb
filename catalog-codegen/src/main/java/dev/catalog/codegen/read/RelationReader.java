package dev.catalog.codegen.read;

import dev.catalog.codegen.model.ColumnModel;
import dev.catalog.codegen.model.Naming;
import dev.catalog.codegen.model.Problems;
import dev.catalog.codegen.model.RelationModel;
import dev.catalog.codegen.model.RelationModel.Kind;
import dev.catalog.codegen.model.SchemaModel;
import dev.catalog.codegen.model.Tag;
import java.util.ArrayList;
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
  private final ComparisonReader comparisons;
  private final ServerFacts facts;
  private final Set<String> usedNames = new HashSet<>();
  private final List<End> ends = new ArrayList<>();
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
      ComparisonReader comparisons,
      ServerFacts facts,
      Problems problems) {
    this.strategy = strategy;
    this.tables = tables;
    this.given = given;
    this.comparisons = comparisons;
    this.facts = facts;
    this.problems = problems;
  }

  /** Claims the names that both ends of every foreign key could have. */
  void claim() {
    tables.values().forEach(child -> foreignKeys(child).forEach(key -> addParent(child, key)));
    tables.values().forEach(child -> foreignKeys(child).forEach(key -> addChildren(child, key)));
    ends.forEach(this::takeGiven);
    ends.forEach(end -> end.from().constants.claim(end.claims()));
    reportUnusedNames();
  }

  /** Takes the name that the build gives, which no key may claim. */
  private void takeGiven(End end) {
    ConstantNames constants = end.from().constants;
    String given = end.given();
    if (!given.isEmpty() && (constants.isClaimed(given) || !constants.take(given))) {
      reportTaken(end, given);
    }
  }

  /** Reads the relations, when all that has a constant in a table has claimed its names. */
  void read() {
    ends.forEach(this::add);
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
    String parentName = Naming.constant(parent.rowName);
    List<String> names = new ArrayList<>(List.of(name));
    names.addAll(
        longNames(child, parent, key, child == parent ? "PARENT_" + parentName : parentName));
    Kind kind = nullable ? Kind.TO_OPTIONAL : Kind.TO_ONE;
    ends.add(new End(child, parent, key, kind, names, names, given(key, 0), List.of()));
  }

  private void addChildren(TableDraft child, ForeignKeyDefinition key) {
    TableDraft parent = parent(key);
    boolean ambiguous =
        child == parent
            || foreignKeys(child).stream()
                    .filter(each -> each.getReferencedTable().equals(parent.definition))
                    .count()
                > 1;
    List<String> many = childNames(child, parent, key, Naming.plural(child.rowName));
    boolean isOne = isUnique(key) && comparisons.isUniqueAtBothEnds(key);
    List<String> names = isOne ? childNames(child, parent, key, child.rowName) : many;
    List<String> claims = new ArrayList<>(many);
    claims.addAll(names);
    Kind kind = isOne ? Kind.TO_OPTIONAL_CHILD : Kind.TO_MANY;
    ends.add(
        new End(
            parent,
            child,
            key,
            kind,
            ambiguous ? names.subList(1, names.size()) : names,
            claims,
            given(key, 1),
            kind == Kind.TO_MANY ? numberKey(parent, child, key) : List.of()));
  }

  /** Returns whether no two rows refer to one, not even while a transaction is under way. */
  private boolean isUnique(ForeignKeyDefinition key) {
    Set<ColumnDefinition> columns = Set.copyOf(key.getKeyColumns());
    return key.getTable().getKeys().stream()
        .filter(each -> !facts.isDeferrable(each))
        .anyMatch(each -> Set.copyOf(each.getKeyColumns()).equals(columns));
  }

  private static List<String> childNames(
      TableDraft child, TableDraft parent, ForeignKeyDefinition key, String rows) {
    String name = Naming.constant(rows);
    List<String> names = new ArrayList<>(List.of(name));
    names.addAll(longNames(parent, child, key, name));
    return names;
  }

  /**
   * Returns names that tell a key from others between the same tables, and from those of a table of
   * the same name in another schema.
   */
  private static List<String> longNames(
      TableDraft from, TableDraft other, ForeignKeyDefinition key, String name) {
    String byColumns =
        key.getKeyColumns().stream()
            .map(column -> Naming.withoutId(Naming.constant(column.getName())))
            .collect(Collectors.joining("_AND_", name + "_BY_", ""));
    String byConstraint = name + "_BY_" + Naming.constant(key.getName());
    if (from.schema == other.schema) {
      return List.of(byColumns, byConstraint);
    }
    String schema = Naming.constant(other.schema.definition.getName()) + "_";
    return List.of(byColumns, schema + byColumns, byConstraint, schema + byConstraint);
  }

  private List<ColumnModel> numberKey(
      TableDraft parent, TableDraft child, ForeignKeyDefinition key) {
    if (key.getKeyColumns().size() > 1 || !comparisons.isPlain(key)) {
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

  private void add(End end) {
    TableDraft from = end.from();
    TableDraft to = end.to();
    ForeignKeyDefinition key = end.key();
    String constant = end.given();
    if (constant.isEmpty()) {
      constant = end.names().stream().filter(from.constants::isFree).findFirst().orElse(constant);
    }
    if (constant.isEmpty()) {
      constant = end.names().get(end.names().size() - 1);
      reportTaken(end, constant);
    }
    if (from.schema != to.schema) {
      from.schema.isShared = true;
      to.schema.isShared = true;
    }
    from.relations.add(
        new RelationModel(
            end.kind(),
            constant,
            from.holderConstant(constant),
            keysClass(key) + "." + strategy.getJavaIdentifier(key),
            key.getKeyColumns().stream().map(ColumnDefinition::getName).toList(),
            to.row(),
            to.schema.packageName + "." + SchemaModel.HOLDER,
            to.constant,
            to.qualifiedName(),
            end.numberKey(),
            equality(end)));
  }

  /** Returns how the server compares the columns, none where everybody else does so too. */
  private List<String> equality(End end) {
    boolean isLoadedByKey = end.kind() == Kind.TO_MANY && end.numberKey().isEmpty();
    boolean isPlain =
        comparisons.isPlain(end.key()) && (!isLoadedByKey || comparisons.isCertain(end.key()));
    return isPlain ? List.of() : comparisons.conditions(end.key());
  }

  private String keysClass(ForeignKeyDefinition key) {
    return strategy.getGlobalReferencesFullJavaClassName(
        key.getSchema(), ConstraintDefinition.class);
  }

  private void reportTaken(End end, String constant) {
    problems.add(
        Tag.NAME_COLLISION,
        ("The foreign key %s would become %s.%s, which is taken; name it otherwise in the"
                + " property relationNames (%s.%s=PARENT/CHILDREN).")
            .formatted(
                end.key().getName(),
                end.from().rowName,
                constant,
                end.key().getTable().getName(),
                end.key().getName()));
  }

  /**
   * One end of a foreign key whose name is still to be found.
   *
   * @param names that it could have, the best first
   * @param claims those, and the names that it had before its key became unique
   * @param given the name that the build gives it, or an empty text
   */
  private record End(
      TableDraft from,
      TableDraft to,
      ForeignKeyDefinition key,
      Kind kind,
      List<String> names,
      List<String> claims,
      String given,
      List<ColumnModel> numberKey) {}
}
