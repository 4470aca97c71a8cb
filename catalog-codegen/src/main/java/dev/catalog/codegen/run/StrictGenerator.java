package dev.catalog.codegen.run;

import dev.catalog.codegen.model.Problems;
import dev.catalog.codegen.model.Tag;
import dev.catalog.codegen.read.MigratedSchemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.codegen.GeneratorStrategy.Mode;
import org.jooq.codegen.JavaGenerator;
import org.jooq.codegen.JavaWriter;
import org.jooq.meta.ArrayDefinition;
import org.jooq.meta.CatalogDefinition;
import org.jooq.meta.DataTypeDefinition;
import org.jooq.meta.Database;
import org.jooq.meta.DefaultSyntheticDaoDefinition;
import org.jooq.meta.Definition;
import org.jooq.meta.EmbeddableDefinition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.ForeignKeyDefinition;
import org.jooq.meta.IndexDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UDTDefinition;
import org.jooq.meta.UniqueKeyDefinition;

/**
 * jOOQ's generator, whose errors are problems. Up to jOOQ 3.20 an exception for one object, or for
 * one kind of objects of a schema, is only logged, and the build goes on without a class (jOOQ
 * issue 18156). Every method that jOOQ calls inside such a catch block is overridden here.
 */
public abstract class StrictGenerator extends JavaGenerator {
  protected final Problems problems = new Problems();

  /** The keys and indexes that were written, whose loops catch what fails before that. */
  private final Set<Definition> printed = new HashSet<>();

  /** The number of tables whose classes have a name. */
  private final Map<String, Integer> tableClasses = new HashMap<>();

  @Override
  protected String getJavaType(DataTypeDefinition type, JavaWriter out, Mode udtMode) {
    return super.getJavaType(plain(type), out, udtMode);
  }

  @Override
  protected String getJavaTypeReference(
      Database database, DataTypeDefinition type, JavaWriter out) {
    return super.getJavaTypeReference(database, plain(type), out);
  }

  private static DataTypeDefinition plain(DataTypeDefinition type) {
    return type.getDatabase() instanceof MigratedSchemas schemas ? schemas.plain(type) : type;
  }

  protected final void collect(Definition definition, Runnable generation) {
    try {
      generation.run();
    } catch (RuntimeException e) {
      problems.add(
          Tag.GENERATION_FAILED,
          "jOOQ failed for %s: %s; exclude it by <excludes>, or change what the message names."
              .formatted(definition.getQualifiedName(), e),
          e);
    }
  }

  private void print(Definition definition, Runnable generation) {
    printed.add(definition);
    collect(definition, generation);
  }

  private void reportMissing(List<? extends Definition> definitions) {
    for (Definition definition : definitions) {
      if (!printed.contains(definition)) {
        problems.add(
            Tag.GENERATION_FAILED,
            "jOOQ left out %s, and logged why; exclude it by <excludes>, or change what the log names."
                .formatted(definition.getQualifiedName()));
      }
    }
  }

  @Override
  protected void generateRelations(SchemaDefinition schema) {
    collect(schema, () -> super.generateRelations(schema));
    Database database = schema.getDatabase();
    List<Definition> keys = new ArrayList<>(database.getKeys(schema));
    keys.addAll(database.getForeignKeys(schema));
    reportMissing(keys);
  }

  @Override
  protected void generateIndexes(SchemaDefinition schema) {
    collect(schema, () -> super.generateIndexes(schema));
    reportMissing(schema.getDatabase().getIndexes(schema));
  }

  @Override
  protected void printUniqueKey(
      JavaWriter out, int counter, UniqueKeyDefinition key, boolean isDistributed) {
    print(key, () -> super.printUniqueKey(out, counter, key, isDistributed));
  }

  @Override
  protected void printForeignKey(
      JavaWriter out, int counter, ForeignKeyDefinition key, boolean isDistributed) {
    print(key, () -> super.printForeignKey(out, counter, key, isDistributed));
  }

  @Override
  protected void printIndex(
      JavaWriter out, int counter, IndexDefinition index, boolean isDistributed) {
    print(index, () -> super.printIndex(out, counter, index, isDistributed));
  }

  @Override
  protected void generateTable(SchemaDefinition schema, TableDefinition table) {
    collect(table, () -> super.generateTable(schema, table));
  }

  /**
   * A class nested in another schema's table of the same name is not that of this table (jOOQ takes
   * it for that, and javac refuses the constructor's arguments).
   */
  @Override
  protected void generateTable(TableDefinition table, JavaWriter out) {
    if (tableClasses.isEmpty()) {
      for (TableDefinition each : table.getDatabase().getTables()) {
        tableClasses.merge(getStrategy().getJavaClassName(each), 1, Integer::sum);
      }
    }
    if (tableClasses.getOrDefault(getStrategy().getJavaClassName(table), 0) > 1) {
      out.refConflicts(List.of(getStrategy().getJavaClassName(table, Mode.PATH)));
    }
    super.generateTable(table, out);
  }

  @Override
  protected void generateRecord(TableDefinition table) {
    collect(table, () -> super.generateRecord(table));
  }

  @Override
  protected void generateInterface(TableDefinition table) {
    collect(table, () -> super.generateInterface(table));
  }

  @Override
  protected void generatePojo(TableDefinition table) {
    collect(table, () -> super.generatePojo(table));
  }

  @Override
  protected void generateDao(TableDefinition table) {
    collect(table, () -> super.generateDao(table));
  }

  @Override
  protected void generateUDT(SchemaDefinition schema, UDTDefinition udt) {
    collect(udt, () -> super.generateUDT(schema, udt));
  }

  @Override
  protected void generateUDTPath(SchemaDefinition schema, UDTDefinition udt) {
    collect(udt, () -> super.generateUDTPath(schema, udt));
  }

  @Override
  protected void generateUDTRecord(UDTDefinition udt) {
    collect(udt, () -> super.generateUDTRecord(udt));
  }

  @Override
  protected void generateRoutine(SchemaDefinition schema, RoutineDefinition routine) {
    collect(routine, () -> super.generateRoutine(schema, routine));
  }

  @Override
  protected void generateArray(SchemaDefinition schema, ArrayDefinition array) {
    collect(array, () -> super.generateArray(schema, array));
  }

  @Override
  protected void generateEnum(EnumDefinition type) {
    collect(type, () -> super.generateEnum(type));
  }

  @Override
  protected void generateUDTPojo(UDTDefinition udt) {
    collect(udt, () -> super.generateUDTPojo(udt));
  }

  @Override
  protected void generateUDTInterface(UDTDefinition udt) {
    collect(udt, () -> super.generateUDTInterface(udt));
  }

  @Override
  protected void generateSyntheticDao(DefaultSyntheticDaoDefinition dao) {
    collect(dao, () -> super.generateSyntheticDao(dao));
  }

  @Override
  protected void generateEmbeddablePojo(EmbeddableDefinition embeddable) {
    collect(embeddable, () -> super.generateEmbeddablePojo(embeddable));
  }

  @Override
  protected void generateEmbeddableInterface(EmbeddableDefinition embeddable) {
    collect(embeddable, () -> super.generateEmbeddableInterface(embeddable));
  }

  @Override
  protected void generateEmbeddable(SchemaDefinition schema, EmbeddableDefinition embeddable) {
    collect(embeddable, () -> super.generateEmbeddable(schema, embeddable));
  }

  @Override
  protected void generateCatalog(CatalogDefinition catalog) {
    collect(catalog, () -> super.generateCatalog(catalog));
  }

  @Override
  protected void generateSpringDao(CatalogDefinition catalog) {
    collect(catalog, () -> super.generateSpringDao(catalog));
  }

  @Override
  protected void generateSchema(SchemaDefinition schema) {
    collect(schema, () -> super.generateSchema(schema));
  }

  @Override
  protected void generateSequences(SchemaDefinition schema) {
    collect(schema, () -> super.generateSequences(schema));
  }

  @Override
  protected void generateTableReferences(SchemaDefinition schema) {
    collect(schema, () -> super.generateTableReferences(schema));
  }

  @Override
  protected void generateDomainReferences(SchemaDefinition schema) {
    collect(schema, () -> super.generateDomainReferences(schema));
  }

  @Override
  protected void generateUDTReferences(Definition definition) {
    collect(definition, () -> super.generateUDTReferences(definition));
  }

  @Override
  protected void generateGlobalObjectNames(Definition parent, Class<? extends Definition> type) {
    collect(parent, () -> super.generateGlobalObjectNames(parent, type));
  }

  @Override
  protected void printConvenienceMethodFunction(
      JavaWriter out, RoutineDefinition routine, boolean instance) {
    collect(routine, () -> super.printConvenienceMethodFunction(out, routine, instance));
  }

  @Override
  protected void printConvenienceMethodFunctionAsField(
      JavaWriter out, RoutineDefinition routine, boolean parametersAsField) {
    collect(
        routine,
        () -> super.printConvenienceMethodFunctionAsField(out, routine, parametersAsField));
  }

  @Override
  protected void printConvenienceMethodProcedure(
      JavaWriter out, RoutineDefinition routine, boolean instance) {
    collect(routine, () -> super.printConvenienceMethodProcedure(out, routine, instance));
  }
}
