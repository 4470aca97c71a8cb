package dev.catalog.codegen.read;

import dev.catalog.codegen.model.ColumnModel;
import dev.catalog.codegen.model.ComparisonModel;
import dev.catalog.codegen.read.ComparisonFacts.Pair;
import java.util.ArrayList;
import java.util.List;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.ForeignKeyDefinition;
import org.jspecify.annotations.Nullable;

/** Reads what the run time has to know of the server's comparisons. */
final class ComparisonReader {
  private final ComparisonFacts facts;

  ComparisonReader(ComparisonFacts facts) {
    this.facts = facts;
  }

  /** Reads the columns of a table whose keys are known. */
  void read(TableDraft table) {
    if (!table.isTable()) {
      return;
    }
    for (ColumnModel column : table.columns) {
      ComparisonFacts.@Nullable Column compared =
          facts.column(
              table.definition.getSchema().getName(), table.definition.getName(), column.name());
      if (compared != null && isNeeded(table, column, compared)) {
        table.comparisons.add(
            new ComparisonModel(
                column.field(),
                compared.type(),
                compared.storedType(),
                compared.collation(),
                compared.operators()));
      }
    }
  }

  private static boolean isNeeded(
      TableDraft table, ColumnModel column, ComparisonFacts.Column compared) {
    boolean isInKey = table.keys.stream().anyMatch(key -> key.columns().contains(column));
    return !compared.operators().isEmpty() || (isInKey && !compared.isCertain());
  }

  /** Returns the conditions by which the server compares a foreign key, column by column. */
  List<String> conditions(ForeignKeyDefinition key) {
    return pairs(key).stream().map(Pair::condition).toList();
  }

  /** Returns whether the server compares the columns of a foreign key by more than their names. */
  boolean isPlain(ForeignKeyDefinition key) {
    return conditions(key).stream().allMatch("{0} = {1}"::equals);
  }

  /** Returns whether Java knows which of the values at both ends of a foreign key are equal. */
  boolean isCertain(ForeignKeyDefinition key) {
    return pairs(key).stream().allMatch(Pair::isCertain)
        && key.getKeyColumns().stream().noneMatch(ComparisonReader::hasBinding)
        && key.getReferencedColumns().stream().noneMatch(ComparisonReader::hasBinding);
  }

  /**
   * Returns whether what is unique among the foreign keys is so for the table they refer to: two
   * texts that differ may both refer to one {@code char(n)}.
   */
  boolean isUniqueAtBothEnds(ForeignKeyDefinition key) {
    return pairs(key).stream().allMatch(Pair::isOfBoth);
  }

  private static boolean hasBinding(ColumnDefinition column) {
    return column.getType().getBinding() != null;
  }

  private List<Pair> pairs(ForeignKeyDefinition key) {
    List<Pair> known =
        facts.foreignKey(
            key.getTable().getSchema().getName(), key.getTable().getName(), key.getName());
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < key.getKeyColumns().size(); i++) {
      ColumnDefinition column = key.getKeyColumns().get(i);
      ColumnDefinition referenced = key.getReferencedColumns().get(i);
      pairs.add(
          known.stream()
              .filter(pair -> pair.column().equals(column.getName()))
              .findFirst()
              .orElseGet(() -> declared(column, referenced)));
    }
    return pairs;
  }

  /** Returns the comparison of a foreign key that only the build's configuration knows. */
  private Pair declared(ColumnDefinition column, ColumnDefinition referenced) {
    ComparisonFacts.@Nullable Column one = facts(column);
    ComparisonFacts.@Nullable Column other = facts(referenced);
    boolean alike = one != null && other != null && one.type().equals(other.type());
    String equal =
        one == null || one.operators().isEmpty() ? "=" : "operator(" + one.operators().get(2) + ")";
    return new Pair(
        column.getName(),
        "{0} " + equal + " {1}",
        alike && one != null && one.isCertain() && other != null && other.isCertain(),
        alike);
  }

  private ComparisonFacts.@Nullable Column facts(ColumnDefinition column) {
    return facts.column(
        column.getSchema().getName(), column.getContainer().getName(), column.getName());
  }
}
