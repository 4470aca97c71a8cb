package dev.catalog.codegen;

import org.jooq.codegen.JavaGenerator;
import org.jooq.meta.ArrayDefinition;
import org.jooq.meta.Definition;
import org.jooq.meta.EmbeddableDefinition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UDTDefinition;

/**
 * jOOQ's generator, whose errors are problems. Up to jOOQ 3.20 an exception for one object is only
 * logged, and the build goes on without a class (jOOQ issue 18156).
 */
abstract class StrictGenerator extends JavaGenerator {
  final Problems problems = new Problems();

  private void collect(Definition definition, Runnable generation) {
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

  @Override
  protected void generateTable(SchemaDefinition schema, TableDefinition table) {
    collect(table, () -> super.generateTable(schema, table));
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
  protected void generateEmbeddable(SchemaDefinition schema, EmbeddableDefinition embeddable) {
    collect(embeddable, () -> super.generateEmbeddable(schema, embeddable));
  }
}
