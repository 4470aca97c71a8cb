package dev.catalog.codegen.emit;

import dev.catalog.codegen.model.ColumnModel;
import dev.catalog.codegen.model.ConstraintModel;
import dev.catalog.codegen.model.KeyModel;
import dev.catalog.codegen.model.RelationModel;
import dev.catalog.codegen.model.SchemaModel;
import dev.catalog.codegen.model.TableModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the record of a table's rows. */
public final class RowEmitter {
  private final TableModel table;
  private final JavaFile source;

  private RowEmitter(SchemaModel schema, TableModel table) {
    this.table = table;
    Set<String> nested =
        table.keys().stream()
            .filter(KeyModel::isComposite)
            .map(KeyModel::valueName)
            .collect(Collectors.toSet());
    this.source = new JavaFile(table.packageName(), schema.typeNames(), nested);
  }

  public static JavaFile emit(SchemaModel schema, TableModel table) {
    RowEmitter emitter = new RowEmitter(schema, table);
    emitter.emit();
    return emitter.source;
  }

  private void emit() {
    source.javadoc(documentation());
    source.line("@" + source.type("org.jspecify.annotations.NullMarked"));
    source.call(
        "public record " + table.rowName(),
        table.columns().stream()
            .map(column -> component(column) + " " + column.component())
            .toList(),
        " {");
    source.blank();
    source.javadoc("All rows; refine them with conditions, an order and relations.");
    constant("dev.catalog.Rows<" + table.row() + ">", "ROWS", table.constant() + ".rows()");
    table.keys().forEach(this::key);
    table.relations().forEach(this::relation);
    table.constraints().forEach(this::constraint);
    if (table.columns().stream().anyMatch(RowEmitter::isArray)) {
      content(table.rowName(), "a row", table.columns());
    }
    table.keys().stream().filter(KeyModel::isComposite).forEach(this::keyValue);
    source.line("}");
  }

  private String component(ColumnModel column) {
    return column.isNullable() ? source.nullable(column.type()) : source.type(column.type());
  }

  private List<String> documentation() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add("A row of " + Javadoc.code(table.qualifiedName()) + ".");
    addComment(paragraphs, table.comment());
    for (ConstraintModel constraint : table.constraints()) {
      paragraphs.add(
          "%s compares rows by more than equality, so it is no key and no relation here: see {@link #%s}."
              .formatted(Javadoc.code(constraint.definition()), constraint.constant()));
    }
    for (ColumnModel column : table.columns()) {
      String comment = column.comment();
      String name = Javadoc.code(column.name());
      String described =
          comment == null || comment.isBlank() ? name : name + ": " + Javadoc.escape(comment);
      paragraphs.add("@param " + column.component() + " " + described);
    }
    return paragraphs;
  }

  static void addComment(List<String> paragraphs, @Nullable String comment) {
    if (comment != null && !comment.isBlank()) {
      paragraphs.add(Javadoc.sentence(comment));
    }
  }

  private void constant(String type, String name, String value) {
    source.assignment(
        "public static final " + source.type(type) + " " + name,
        SchemaModel.HOLDER + "." + value + ";");
  }

  private void key(KeyModel key) {
    String columns =
        key.columns().stream().map(ColumnModel::name).collect(Collectors.joining(", "));
    source.blank();
    source.javadoc(
        (key.isPrimary() ? "The primary key: " : "The unique key ") + Javadoc.code(columns) + ".");
    constant(
        "dev.catalog.Key<" + table.row() + ", " + valueType(table, key) + ">",
        key.constant(),
        key.holderConstant());
  }

  private void constraint(ConstraintModel constraint) {
    source.blank();
    source.javadoc(
        "The constraint %s: %s; an exception says whether a write violates it."
            .formatted(Javadoc.code(constraint.name()), Javadoc.code(constraint.definition())));
    constant(
        "dev.catalog.ConstraintViolationException.Constraint",
        constraint.constant(),
        table.constant()
            + ".constraint(\""
            + constraint.name().replace("\\", "\\\\").replace("\"", "\\\"")
            + "\")");
  }

  /** Returns the type of a key's value, qualified. */
  static String valueType(TableModel table, KeyModel key) {
    return key.isComposite()
        ? table.row() + "." + key.valueName()
        : key.columns().get(0).javaType();
  }

  private static boolean isArray(ColumnModel column) {
    return column.javaType().endsWith("[]");
  }

  /** Writes what a record does by itself, but for arrays, which it compares by identity. */
  private void content(String record, String what, List<ColumnModel> columns) {
    String arrays = source.type("java.util.Arrays");
    String method = columnsMethod(columns);
    source.blank();
    source.javadoc(
        "Returns whether the other is %s of equal columns; arrays by their elements."
            .formatted(what));
    source.line("@Override");
    source.line("public boolean equals(" + source.nullable("java.lang.Object") + " other) {");
    source.call(
        "return other instanceof %s row && %s.deepEquals".formatted(record, arrays),
        List.of(method + "()", "row." + method + "()"),
        ";");
    source.line("}");
    source.blank();
    source.line("@Override");
    source.line("public int hashCode() {");
    source.line("return " + arrays + ".deepHashCode(" + method + "());");
    source.line("}");
    source.blank();
    source.line("@Override");
    source.line("public String toString() {");
    String start = "return \"" + record + "[";
    for (ColumnModel column : columns) {
      source.line(start + column.component() + "=\" + " + printed(column, arrays));
      start = "    + \", ";
    }
    source.line("    + \"]\";");
    source.line("}");
    source.blank();
    source.line("private " + source.nullable("java.lang.Object") + "[] " + method + "() {");
    source.line("return new Object[] {");
    columns.forEach(column -> source.line(column.component() + ","));
    source.line("};");
    source.line("}");
  }

  private static String printed(ColumnModel column, String arrays) {
    if (!isArray(column)) {
      return column.component();
    }
    String method = column.javaType().equals("byte[]") ? ".toString(" : ".deepToString(";
    return arrays + method + column.component() + ")";
  }

  /** Returns a name that no component has. */
  private static String columnsMethod(List<ColumnModel> columns) {
    String name = "columns";
    while (isComponent(name, columns)) {
      name += "_";
    }
    return name;
  }

  private static boolean isComponent(String name, List<ColumnModel> columns) {
    return columns.stream().anyMatch(column -> column.component().equals(name));
  }

  private void relation(RelationModel relation) {
    String columns = Javadoc.code(String.join(", ", relation.columns()));
    String target = Javadoc.code(relation.targetTable());
    source.blank();
    source.javadoc(
        switch (relation.kind()) {
          case TO_ONE -> "The row of %s that %s points at.".formatted(target, columns);
          case TO_OPTIONAL ->
              "The row of %s that %s points at, if it is set.".formatted(target, columns);
          case TO_MANY -> "The rows of %s whose %s points here.".formatted(target, columns);
          case TO_OPTIONAL_CHILD ->
              "The row of %s whose %s points here, if there is one.".formatted(target, columns);
        });
    constant(
        relation.kind().type() + "<" + table.row() + ", " + relation.target() + ">",
        relation.constant(),
        relation.holderConstant());
  }

  private void keyValue(KeyModel key) {
    boolean hasArray = key.columns().stream().anyMatch(RowEmitter::isArray);
    source.blank();
    source.javadoc("The value of {@link #" + key.constant() + "}.");
    source.call(
        "public record " + key.valueName(),
        key.columns().stream()
            .map(column -> source.type(column.type()) + " " + column.component())
            .toList(),
        hasArray ? " {" : " {}");
    if (hasArray) {
      content(key.valueName(), "a key", key.columns());
      source.line("}");
    }
  }
}
