package dev.catalog.codegen.read;

import dev.catalog.codegen.model.ColumnModel;
import dev.catalog.codegen.model.KeyModel;
import dev.catalog.codegen.model.Naming;
import dev.catalog.codegen.model.Problems;
import dev.catalog.codegen.model.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.meta.Definition;
import org.jooq.meta.UniqueKeyDefinition;

/** Reads the primary keys and unique constraints of tables. */
public final class KeyReader {
  private static final String BY_ID = "BY_ID";

  private final GeneratorStrategy strategy;
  private final Problems problems;

  KeyReader(GeneratorStrategy strategy, Problems problems) {
    this.strategy = strategy;
    this.problems = problems;
  }

  void read(TableDraft table) {
    List<UniqueKeyDefinition> keys = new ArrayList<>();
    UniqueKeyDefinition primary = table.definition.getPrimaryKey();
    if (primary != null) {
      keys.add(primary);
    }
    keys.addAll(table.definition.getUniqueKeys());
    boolean isIdFree = keys.stream().noneMatch(key -> name(key).equals(BY_ID));
    List<List<?>> seen = new ArrayList<>();
    for (UniqueKeyDefinition key : keys) {
      if (!seen.contains(key.getKeyColumns())) {
        seen.add(key.getKeyColumns());
        add(table, key, isIdFree && key.isPrimaryKey() && key.getKeyColumns().size() > 1);
      }
    }
  }

  private void add(TableDraft table, UniqueKeyDefinition key, boolean isId) {
    String constant = isId ? BY_ID : name(key);
    if (!table.constants.take(constant)) {
      problems.add(
          Tag.NAME_COLLISION,
          "Two keys of %s would both become %s.%s; rename a column of one of them."
              .formatted(table.qualifiedName(), table.rowName, constant));
    }
    List<ColumnModel> columns = table.columns(key.getKeyColumns());
    table.keys.add(
        new KeyModel(
            constant,
            table.holderConstant(constant),
            strategy.getJavaIdentifier(key),
            key.isPrimaryKey(),
            columns,
            columns.size() == 1 ? "" : valueName(table, columns, isId)));
  }

  private static String name(UniqueKeyDefinition key) {
    return "BY_"
        + key.getKeyColumns().stream()
            .map(Definition::getName)
            .map(Naming::constant)
            .collect(Collectors.joining("_AND_"));
  }

  private static String valueName(TableDraft table, List<ColumnModel> columns, boolean isId) {
    String name =
        isId
            ? "Id"
            : columns.stream()
                .map(ColumnModel::component)
                .map(Naming::capitalized)
                .collect(Collectors.joining("And"));
    return name.equals(table.rowName) ? name + "Key" : name;
  }
}
