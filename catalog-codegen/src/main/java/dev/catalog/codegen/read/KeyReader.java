package dev.catalog.codegen.read;

import dev.catalog.codegen.model.ColumnModel;
import dev.catalog.codegen.model.ConstraintModel;
import dev.catalog.codegen.model.KeyModel;
import dev.catalog.codegen.model.Naming;
import dev.catalog.codegen.model.Problems;
import dev.catalog.codegen.model.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.meta.UniqueKeyDefinition;

/** Reads the primary keys and unique constraints of tables. */
public final class KeyReader {
  private final GeneratorStrategy strategy;
  private final OtherConstraints others;
  private final Problems problems;

  KeyReader(GeneratorStrategy strategy, OtherConstraints others, Problems problems) {
    this.strategy = strategy;
    this.others = others;
    this.problems = problems;
  }

  /** Claims the names that the keys of a table could have. */
  void claim(TableDraft table) {
    others.of(table.definition).forEach(each -> table.constants.claim(names(each)));
    for (UniqueKeyDefinition key : keys(table)) {
      List<Names> names = names(table, key);
      table.constants.claim(names.stream().map(Names::constant).toList());
      if (isComposite(key)) {
        table.keyValues.claim(names.stream().map(Names::value).toList());
      }
    }
  }

  /** Reads the keys of a table, when all that has a constant there has claimed its names. */
  void read(TableDraft table) {
    keys(table).forEach(key -> add(table, key));
    others.of(table.definition).forEach(each -> add(table, each));
  }

  private void add(TableDraft table, OtherConstraints.Constraint constraint) {
    List<String> names = names(constraint);
    String name = names.stream().filter(table.constants::isFree).findFirst().orElse(names.get(1));
    if (!table.constants.isFree(name)) {
      problems.add(
          Tag.NAME_COLLISION,
          "The constraint %s of %s would become %s.%s, which is taken; rename it in a migration."
              .formatted(constraint.name(), table.qualifiedName(), table.rowName, name));
    }
    table.constraints.add(new ConstraintModel(name, constraint.name(), constraint.definition()));
  }

  private static List<String> names(OtherConstraints.Constraint constraint) {
    String name = Naming.constant(constraint.name());
    return List.of(name, "CONSTRAINT_" + name);
  }

  /** Returns the keys of different columns, the primary key first. */
  private List<UniqueKeyDefinition> keys(TableDraft table) {
    Map<List<?>, UniqueKeyDefinition> keys = new LinkedHashMap<>();
    UniqueKeyDefinition primary = table.definition.getPrimaryKey();
    if (primary != null) {
      keys.put(primary.getKeyColumns(), primary);
    }
    table.definition.getUniqueKeys().forEach(key -> keys.putIfAbsent(key.getKeyColumns(), key));
    keys.values().removeIf(key -> others.contains(table.definition, key.getName()));
    return List.copyOf(keys.values());
  }

  private void add(TableDraft table, UniqueKeyDefinition key) {
    List<Names> names = names(table, key);
    Names last = names.get(names.size() - 1);
    Names free = names.stream().filter(each -> isFree(table, key, each)).findFirst().orElse(last);
    if (!isFree(table, key, free)) {
      problems.add(
          Tag.NAME_COLLISION,
          "The key %s of %s would become %s.%s, which is taken; rename it in a migration."
              .formatted(key.getName(), table.qualifiedName(), table.rowName, free.constant()));
    }
    table.keys.add(
        new KeyModel(
            free.constant(),
            table.holderConstant(free.constant()),
            strategy.getJavaIdentifier(key),
            key.isPrimaryKey(),
            table.columns(key.getKeyColumns()),
            isComposite(key) ? free.value() : ""));
  }

  private static boolean isFree(TableDraft table, UniqueKeyDefinition key, Names names) {
    return table.constants.isFree(names.constant())
        && (!isComposite(key) || table.keyValues.isFree(names.value()));
  }

  private static boolean isComposite(UniqueKeyDefinition key) {
    return key.getKeyColumns().size() > 1;
  }

  /** Returns the names that a key could have, the best first. */
  private static List<Names> names(TableDraft table, UniqueKeyDefinition key) {
    List<Names> names = new ArrayList<>();
    if (key.isPrimaryKey() && isComposite(key)) {
      names.add(new Names("BY_ID", value(table, "Id")));
    }
    List<ColumnModel> columns = table.columns(key.getKeyColumns());
    names.add(
        new Names(
            columns.stream()
                .map(column -> Naming.constant(column.name()))
                .collect(Collectors.joining("_AND_", "BY_", "")),
            value(
                table,
                columns.stream()
                    .map(column -> Naming.capitalized(column.component()))
                    .collect(Collectors.joining("And")))));
    String constraint = "BY_" + Naming.constant(key.getName());
    names.add(new Names(constraint, value(table, Naming.typeName(constraint))));
    return names;
  }

  private static String value(TableDraft table, String name) {
    return name.equals(table.rowName) ? name + "Key" : name;
  }

  /**
   * The names of a key.
   *
   * @param value of the record that holds a key of several columns
   */
  private record Names(String constant, String value) {}
}
