package dev.catalog.codegen.read;

import dev.catalog.codegen.model.Naming;
import dev.catalog.codegen.model.Problems;
import dev.catalog.codegen.model.SchemaModel;
import dev.catalog.codegen.model.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.codegen.GeneratorStrategy.Mode;
import org.jooq.meta.CatalogDefinition;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.ConstraintDefinition;
import org.jooq.meta.Definition;
import org.jooq.meta.DomainDefinition;
import org.jooq.meta.EmbeddableDefinition;
import org.jooq.meta.IndexDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.SequenceDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UDTDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the models of all schemas from jOOQ's metadata. */
public final class ModelReader {
  private static final List<Class<? extends Definition>> GLOBAL =
      List.of(
          TableDefinition.class,
          ConstraintDefinition.class,
          IndexDefinition.class,
          SequenceDefinition.class,
          RoutineDefinition.class,
          DomainDefinition.class,
          EmbeddableDefinition.class,
          UDTDefinition.class);

  private static final Logger LOG = LoggerFactory.getLogger(ModelReader.class);

  private final MigratedSchemas database;
  private final GeneratorStrategy strategy;
  private final Function<ColumnDefinition, String> javaTypes;
  private final boolean withComments;
  private final Problems problems;
  private final Map<TableDefinition, TableDraft> tables = new LinkedHashMap<>();
  private final Set<String> usedRowNames = new HashSet<>();

  public ModelReader(
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

  /** Returns the models in the order of jOOQ's schemas; problems are added, not thrown. */
  public Map<SchemaDefinition, SchemaModel> read() {
    List<SchemaDraft> schemas = new ArrayList<>();
    for (SchemaDefinition definition : database.getSchemata()) {
      schemas.add(schema(definition));
    }
    if (tables.isEmpty()) {
      problems.add(
          Tag.NO_TABLES,
          ("The migrations leave no table in %s; correct <inputSchema>, the property schema,"
                  + " or <includes>.")
              .formatted(database.getInputSchemata()));
    }
    ColumnReader columns = new ColumnReader(database, strategy, javaTypes, withComments, problems);
    tables.values().forEach(columns::read);
    columns.reportUnused();
    KeyReader keys = new KeyReader(strategy, database.otherConstraints(), problems);
    ComparisonReader comparisons = new ComparisonReader(database.comparisons());
    RelationReader relations =
        new RelationReader(
            strategy,
            tables,
            database.options().relationNames(),
            comparisons,
            database.facts(),
            problems);
    tables.values().forEach(keys::claim);
    relations.claim();
    tables.values().forEach(keys::read);
    tables.values().forEach(comparisons::read);
    noticeUnsearchedTypes();
    relations.read();
    tables.values().forEach(columns::nameColumnTypes);
    reportUnusedRowNames();
    database.options().readOnly().reportUnused("table", "table or schema.table", problems);
    Map<SchemaDefinition, SchemaModel> models = new LinkedHashMap<>();
    schemas.forEach(schema -> models.put(schema.definition, model(schema)));
    return models;
  }

  /** Says which columns some conditions compare as another type; Catalog's own do not. */
  private void noticeUnsearchedTypes() {
    database
        .comparisons()
        .unsearched()
        .forEach(
            (type, columns) ->
                LOG.warn(
                    "[CatalogTypeOutsideSearchPath] The operators of {}, the type of {}, are outside"
                        + " the search path: LIKE, IS DISTINCT FROM and plain SQL compare it as"
                        + " another type; put its schema in the search path of the service.",
                    type,
                    String.join(", ", columns)));
  }

  private SchemaDraft schema(SchemaDefinition definition) {
    SchemaDraft schema =
        new SchemaDraft(definition, strategy.getJavaPackageName(definition, Mode.DEFAULT));
    reserve(schema);
    for (TableDefinition table : database.getTables(definition)) {
      if (!table.isTableValuedFunction()) {
        TableDraft draft = table(table, schema);
        schema.tables.add(draft);
        tables.put(table, draft);
      }
    }
    return schema;
  }

  /** Takes the names of jOOQ's classes in the package, and the holder's. */
  private void reserve(SchemaDraft schema) {
    SchemaDefinition definition = schema.definition;
    for (Class<? extends Definition> type : GLOBAL) {
      schema.types.put(
          strategy.getGlobalReferencesJavaClassName(definition, type), "jOOQ's constants");
    }
    schema.types.put(strategy.getJavaClassName(definition), "jOOQ's class of the schema");
    CatalogDefinition catalog = definition.getCatalog();
    if (strategy.getJavaPackageName(catalog).equals(schema.packageName)) {
      schema.types.put(strategy.getJavaClassName(catalog), "jOOQ's class of the catalog");
    }
    schema.types.put(SchemaModel.HOLDER, "the holder of row types");
    Naming.JAVA_LANG.forEach(type -> schema.types.put(type, "java.lang"));
  }

  private TableDraft table(TableDefinition table, SchemaDraft schema) {
    String rowName = rowName(table);
    String name = table.getSchema().getName() + "." + table.getName();
    if (!Naming.isTypeName(rowName)) {
      problems.add(
          Tag.NAME_ILLEGAL,
          ("The table %s would become %s, which is no name for a Java type; name its row in"
                  + " the property rowNames (%s=Name).")
              .formatted(name, rowName, table.getName()));
    }
    String constant = schema.holderNames.takeFirst(Naming.constant(rowName));
    take(schema, table, rowName);
    boolean isReadOnly =
        database.options().readOnly().matches(table.getSchema().getName(), table.getName());
    return new TableDraft(table, schema, rowName, constant, isReadOnly);
  }

  private void take(SchemaDraft schema, TableDefinition table, String rowName) {
    String name = table.getSchema().getName() + "." + table.getName();
    List<String> types = List.of(rowName, "New" + rowName, rowName + "Patch", rowName + "Values");
    for (String type : types) {
      String other = schema.types.get(type);
      if (other != null) {
        problems.add(
            Tag.NAME_COLLISION,
            ("The table %s needs the type %s, which is taken by %s; name its row otherwise in"
                    + " the property rowNames (%s=Name).")
                .formatted(name, type, other, table.getName()));
        return;
      }
    }
    types.forEach(type -> schema.types.put(type, "the table " + name));
  }

  private String rowName(TableDefinition table) {
    Map<String, String> rowNames = database.options().rowNames();
    for (String key :
        List.of(table.getSchema().getName() + "." + table.getName(), table.getName())) {
      String given = rowNames.get(key);
      if (given != null) {
        usedRowNames.add(key);
        return given;
      }
    }
    return Naming.rowName(
        Naming.withHumps(table.getName(), strategy.getJavaClassName(table, Mode.POJO)));
  }

  private void reportUnusedRowNames() {
    for (String key : database.options().rowNames().keySet()) {
      if (!usedRowNames.contains(key)) {
        problems.add(
            Tag.OPTION_UNUSED,
            ("The property rowNames names a row of %s, but there is no such table; correct or"
                    + " remove it.")
                .formatted(key));
      }
    }
  }

  private SchemaModel model(SchemaDraft schema) {
    return new SchemaModel(
        schema.definition.getName(),
        schema.packageName,
        strategy.getGlobalReferencesJavaClassName(schema.definition, TableDefinition.class),
        strategy.getGlobalReferencesJavaClassName(schema.definition, ConstraintDefinition.class),
        schema.types.entrySet().stream()
            .filter(type -> !type.getValue().equals("java.lang"))
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet()),
        schema.isShared,
        schema.tables.stream()
            .map(table -> table.model(strategy.getJavaIdentifier(table.definition), withComments))
            .toList());
  }
}
