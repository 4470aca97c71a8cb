package dev.catalog.codegen.emit;

import dev.catalog.codegen.model.ColumnModel;
import dev.catalog.codegen.model.Jdbc;
import dev.catalog.codegen.model.Naming;
import dev.catalog.codegen.model.SchemaModel;
import dev.catalog.codegen.model.TableModel;
import java.util.List;
import java.util.Set;

/** Writes the class that holds the values which the builders of a table assign. */
public final class ValuesEmitter {
  private static final Set<String> PARAMETERS = Set.of("column", "statement", "position");

  private final TableModel table;
  private final JavaFile source;

  private ValuesEmitter(SchemaModel schema, TableModel table) {
    this.table = table;
    this.source = new JavaFile(table.packageName(), schema.typeNames(), Set.of());
  }

  public static JavaFile emit(SchemaModel schema, TableModel table) {
    ValuesEmitter emitter = new ValuesEmitter(schema, table);
    emitter.emit();
    return emitter.source;
  }

  private void emit() {
    source.javadoc(
        "Values of a new or changed row of " + Javadoc.code(table.qualifiedName()) + ".");
    source.line("@" + source.type("org.jspecify.annotations.NullMarked"));
    source.line(
        "final class %s extends %s {"
            .formatted(
                table.valuesName(),
                source.type("dev.catalog.spi.Assignment<" + table.row() + ">")));
    for (ColumnModel column : table.assignable()) {
      String type = column.isPrimitive() ? column.type() : source.nullable(column.type());
      source.line("private " + type + " " + column.component() + ";");
    }
    source.blank();
    source.line(table.valuesName() + "() {");
    source.line("super(" + SchemaModel.HOLDER + "." + table.constant() + ");");
    source.line("}");
    table.assignable().forEach(this::setter);
    set();
    bind();
    value();
    longValue();
    source.line("}");
  }

  /** Returns the name of a column's setter, which no method of the superclass can have. */
  static String setter(String component) {
    return "set" + Naming.capitalized(component);
  }

  private void setter(ColumnModel column) {
    String name = column.component();
    String type = column.isNullable() ? source.nullable(column.type()) : source.type(column.type());
    source.blank();
    source.call("void " + setter(name), List.of(type + " " + name), " {");
    source.line(
        column.isNullable() || column.isPrimitive()
            ? "this.%s = %s;".formatted(name, name)
            : "this.%s = notNull(%d, %s);".formatted(name, column.index(), name));
    source.line("assign(" + column.index() + ");");
    source.line("}");
  }

  /** Gives what reads values from elsewhere one way to each setter. */
  private void set() {
    source.blank();
    source.line("@Override");
    if (table.assignable().stream().anyMatch(column -> column.type().contains("<"))) {
      source.line("@SuppressWarnings(\"unchecked\")");
    }
    source.call(
        "public void set",
        List.of("int column", source.nullable("java.lang.Object") + " value"),
        " {");
    if (table.assignable().isEmpty()) {
      source.line("throw notWritable(column);").line("}");
      return;
    }
    source.line("switch (column) {");
    for (ColumnModel column : table.assignable()) {
      source.call(
          "case " + column.index() + " -> " + setter(column.component()),
          List.of(cast(column)),
          ";");
    }
    source.line("default -> throw notWritable(column);");
    source.line("}");
    source.line("}");
  }

  private String cast(ColumnModel column) {
    if (column.isNullable()) {
      return "(" + source.nullable(column.javaType()) + ") value";
    }
    return "(" + source.type(column.javaType()) + ") notNull(" + column.index() + ", value)";
  }

  private void bind() {
    source.blank();
    source.line("@Override");
    source.method(
        "public void bind",
        List.of(
            "int column", source.type("java.sql.PreparedStatement") + " statement", "int position"),
        source.type("java.sql.SQLException"));
    if (table.assignable().isEmpty()) {
      source.line("throw notWritable(column);").line("}");
      return;
    }
    source.line("switch (column) {");
    for (ColumnModel column : table.assignable()) {
      source.call(
          "case " + column.index() + " -> " + binder(column),
          column.isPrimitive()
              ? List.of("position", field(column))
              : List.of("statement", "position", field(column)),
          ";");
    }
    source.line("default -> throw notWritable(column);");
    source.line("}");
    source.line("}");
  }

  private String binder(ColumnModel column) {
    Jdbc jdbc = column.jdbc();
    if (jdbc == null) {
      return SchemaModel.HOLDER + "." + column.columnType() + ".bind";
    }
    return column.isPrimitive()
        ? "statement.set" + jdbc.suffix()
        : source.type("dev.catalog.spi.Columns") + ".set" + jdbc.suffix();
  }

  private static String field(ColumnModel column) {
    return PARAMETERS.contains(column.component())
        ? "this." + column.component()
        : column.component();
  }

  private void value() {
    source.blank();
    source.line("@Override");
    source.line("public " + source.nullable("java.lang.Object") + " value(int column) {");
    if (table.assignable().isEmpty()) {
      source.line("throw notWritable(column);").line("}");
      return;
    }
    source.line("return switch (column) {");
    for (ColumnModel column : table.assignable()) {
      source.line("case " + column.index() + " -> " + field(column) + ";");
    }
    source.line("default -> throw notWritable(column);");
    source.line("};");
    source.line("}");
  }

  /** Gives whole numbers without boxes. */
  private void longValue() {
    List<ColumnModel> columns =
        table.assignable().stream()
            .filter(column -> column.isPrimitive() && column.isWholeNumber())
            .toList();
    if (columns.isEmpty()) {
      return;
    }
    source.blank();
    source.line("@Override");
    source.line("public long longValue(int column) {");
    source.line("return switch (column) {");
    for (ColumnModel column : columns) {
      source.line("case " + column.index() + " -> " + field(column) + ";");
    }
    source.line("default -> super.longValue(column);");
    source.line("};");
    source.line("}");
  }
}
