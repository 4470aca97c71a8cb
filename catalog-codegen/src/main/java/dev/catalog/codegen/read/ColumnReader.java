package dev.catalog.codegen.read;

import dev.catalog.codegen.model.ColumnModel;
import dev.catalog.codegen.model.ColumnModel.Insert;
import dev.catalog.codegen.model.Jdbc;
import dev.catalog.codegen.model.Naming;
import dev.catalog.codegen.model.Problems;
import dev.catalog.codegen.model.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.codegen.GeneratorStrategy.Mode;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.DataTypeDefinition;
import org.jooq.meta.UniqueKeyDefinition;
import org.jspecify.annotations.Nullable;

/** Reads the columns of tables. */
public final class ColumnReader {
  /**
   * The parameters a constructor can have besides {@code this} (JVMS 4.3.3); long and double take
   * two.
   */
  private static final int SLOTS = 254;

  private final MigratedSchemas database;
  private final GeneratorStrategy strategy;
  private final Function<ColumnDefinition, String> javaTypes;
  private final boolean withComments;
  private final Problems problems;

  ColumnReader(
      MigratedSchemas database,
      GeneratorStrategy strategy,
      Function<ColumnDefinition, String> javaTypes,
      boolean withComments,
      Problems problems) {
    this.database = database;
    this.strategy = strategy;
    this.javaTypes = javaTypes;
    this.withComments = withComments;
    this.problems = problems;
  }

  void read(TableDraft table) {
    Map<String, String> components = new HashMap<>();
    List<ColumnDefinition> definitions = table.definition.getColumns();
    if (definitions.isEmpty()) {
      problems.add(
          Tag.NO_COLUMNS,
          ("The table %s has no columns, so there is nothing to read of its rows; add one in a"
                  + " migration, or exclude it by <excludes>.")
              .formatted(table.qualifiedName()));
    }
    for (int i = 0; i < definitions.size(); i++) {
      ColumnModel column = column(table, definitions.get(i), i);
      String other = components.put(column.component(), column.name());
      if (other != null) {
        problems.add(
            Tag.NAME_COLLISION,
            ("The columns %s and %s of %s would both become %s; rename one in a migration, or"
                    + " by a strategy of jOOQ.")
                .formatted(other, column.name(), table.qualifiedName(), column.component()));
      }
      table.columns.add(column);
      table.constants.take(column.component());
    }
    fit(table);
  }

  private void fit(TableDraft table) {
    if (slots(table) > SLOTS) {
      table.columns.replaceAll(column -> column.slots() > 1 ? column.boxed() : column);
    }
    if (slots(table) > SLOTS) {
      problems.add(
          Tag.TOO_MANY_COLUMNS,
          ("The table %s has %d columns, and a Java record holds %d; exclude columns by"
                  + " jOOQ's <excludes> with <includeExcludeColumns>, or exclude the table.")
              .formatted(table.qualifiedName(), table.columns.size(), SLOTS));
    }
  }

  private static int slots(TableDraft table) {
    return table.columns.stream().mapToInt(ColumnModel::slots).sum();
  }

  private ColumnModel column(TableDraft table, ColumnDefinition definition, int index) {
    DataTypeDefinition defined = definition.getDefinedType();
    ServerFacts.@Nullable Column facts =
        database
            .facts()
            .column(
                definition.getSchema().getName(), table.definition.getName(), definition.getName());
    boolean claimed = !table.isTable() && isClaimedNotNull(definition);
    boolean nullable =
        table.isTable()
            ? defined.isNullable() && (facts == null || !facts.domainNotNull())
            : !claimed;
    String javaType = javaTypes.apply(definition);
    if (javaType.startsWith("java.lang.Object")) {
      problems.add(
          Tag.TYPE_UNKNOWN,
          ("The column %s of %s has the type %s, for which jOOQ generates no class; add the"
                  + " type's schema to jOOQ's <schemata>, or give the column a forced type.")
              .formatted(
                  definition.getName(),
                  table.qualifiedName(),
                  facts == null ? defined.getType() : facts.type()));
    }
    Jdbc jdbc = isPlain(definition) && facts != null ? Jdbc.of(javaType, facts.type()) : null;
    Insert insert = table.isWritable() ? insert(definition, facts, nullable) : Insert.NEVER;
    return new ColumnModel(
        index,
        definition.getName(),
        Naming.component(
            Naming.withHumps(
                definition.getName(), strategy.getJavaMemberName(definition, Mode.POJO))),
        strategy.getJavaIdentifier(definition),
        javaType,
        nullable,
        !nullable && jdbc != null && jdbc.primitive() != null,
        jdbc,
        "",
        insert,
        insert != Insert.NEVER && !isInPrimaryKey(definition),
        withComments ? definition.getComment() : null);
  }

  /** Returns whether jOOQ applies neither a converter nor a binding. */
  private static boolean isPlain(ColumnDefinition definition) {
    DataTypeDefinition type = definition.getType();
    return type.getConverter() == null && type.getBinding() == null;
  }

  private Insert insert(
      ColumnDefinition definition, ServerFacts.@Nullable Column facts, boolean nullable) {
    DataTypeDefinition type = definition.getDefinedType();
    boolean computed = type.isComputed() || (facts != null && facts.generated());
    boolean always = facts != null && facts.identityAlways();
    if (isTriggerKept(definition) || computed || always) {
      return Insert.NEVER;
    }
    boolean defaulted =
        type.isDefaulted() || definition.isIdentity() || (facts != null && facts.domainDefault());
    return nullable || defaulted ? Insert.OPTIONAL : Insert.REQUIRED;
  }

  private boolean isTriggerKept(ColumnDefinition definition) {
    return matches(database.options().triggerKept(), definition);
  }

  private boolean isClaimedNotNull(ColumnDefinition definition) {
    return matches(database.options().notNull(), definition);
  }

  private static boolean matches(NamePattern pattern, ColumnDefinition definition) {
    return pattern.matches(
        definition.getSchema().getName(),
        definition.getContainer().getName() + "." + definition.getName());
  }

  private boolean isInPrimaryKey(ColumnDefinition definition) {
    UniqueKeyDefinition key = definition.getContainer().getPrimaryKey();
    return key != null
        && key.getKeyColumns().contains(definition)
        && !database.otherConstraints().contains(key.getTable(), key.getName());
  }

  void reportUnused() {
    Options options = database.options();
    options.triggerKept().reportUnused("column", "table.column or schema.table.column", problems);
    options
        .notNull()
        .reportUnused("column of a view", "view.column or schema.view.column", problems);
  }

  /** NameScope the column types in the holder, once the names of keys and relations are taken. */
  void nameColumnTypes(TableDraft table) {
    table.columns.replaceAll(
        column ->
            column.jdbc() == null
                ? column.withColumnType(table.holderConstant(Naming.constant(column.name())))
                : column);
  }
}
