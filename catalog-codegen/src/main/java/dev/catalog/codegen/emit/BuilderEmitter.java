package dev.catalog.codegen.emit;

import dev.catalog.codegen.model.ColumnModel;
import dev.catalog.codegen.model.Naming;
import dev.catalog.codegen.model.SchemaModel;
import dev.catalog.codegen.model.TableModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the builders of a table: the staged one of new rows, and the patch.
 *
 * <p>The stages are interfaces of a class of their own, because a class cannot implement its own
 * member (JLS 8.1.4).
 */
public final class BuilderEmitter {
  private static final String STAGES = "Stages";

  private final TableModel table;
  private final List<ColumnModel> required;
  private final JavaFile source;

  private BuilderEmitter(SchemaModel schema, TableModel table, Set<String> nested) {
    this.table = table;
    this.required = table.required();
    this.source = new JavaFile(table.packageName(), schema.typeNames(), nested);
  }

  public static JavaFile newRow(SchemaModel schema, TableModel table) {
    Set<String> stages = new HashSet<>();
    stages.add(STAGES);
    table.required().stream().skip(1).forEach(column -> stages.add(stage(column)));
    BuilderEmitter emitter = new BuilderEmitter(schema, table, stages);
    emitter.newRow();
    return emitter.source;
  }

  public static JavaFile patch(SchemaModel schema, TableModel table) {
    BuilderEmitter emitter = new BuilderEmitter(schema, table, Set.of());
    emitter.patch();
    return emitter.source;
  }

  private static String stage(ColumnModel column) {
    String name = Naming.capitalized(column.component());
    return "Needs" + (name.endsWith("_") ? name.substring(0, name.length() - 1) : name);
  }

  private void newRow() {
    String name = table.newRowName();
    source.javadoc(newRowDocumentation());
    source.line("@" + source.type("org.jspecify.annotations.NullMarked"));
    source.type(
        "public final class " + name,
        List.of(source.type("dev.catalog.NewRow<" + table.row() + ">")));
    values();
    type("newRow", name, table.insertable());
    source.blank();
    start();
    for (ColumnModel column : table.insertable()) {
      if (required.isEmpty() || !column.equals(required.get(0))) {
        setter(name, column);
      }
    }
    assigned();
    if (required.size() > 1) {
      for (int i = 1; i < required.size(); i++) {
        stage(i);
      }
      stages();
    }
    source.line("}");
  }

  private List<String> newRowDocumentation() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add("A row to insert into " + Javadoc.code(table.qualifiedName()) + ".");
    if (!required.isEmpty()) {
      paragraphs.add(
          "Required: "
              + required.stream()
                  .map(column -> Javadoc.code(column.name()))
                  .collect(Collectors.joining(", "))
              + ". Any other column that is not set is left out of the INSERT, so that its"
              + " default applies.");
    } else {
      paragraphs.add(
          "A column that is not set is left out of the INSERT, so that its default applies.");
    }
    paragraphs.add("Mutable; built by one thread and handed to a session.");
    return paragraphs;
  }

  private void values() {
    source.line(
        "private final %s values = new %s();".formatted(table.valuesName(), table.valuesName()));
  }

  /** Writes the constant by which integrations read the builder from JSON and the like. */
  private void type(String kind, String name, List<ColumnModel> settable) {
    source.blank();
    source.javadoc("The columns that can be set, for what reads them from JSON and the like.");
    List<String> arguments = new ArrayList<>();
    arguments.add(SchemaModel.HOLDER + "." + table.constant());
    arguments.add(name + "::new");
    settable.forEach(
        column ->
            arguments.add(
                column.insert() == ColumnModel.Insert.REQUIRED && kind.equals("newRow")
                    ? "~" + column.index()
                    : "" + column.index()));
    source.assignment(
        "public static final %s TYPE"
            .formatted(
                source.type(
                    "dev.catalog.spi.BuilderType<%s>".formatted(table.packageName() + "." + name))),
        source.type("dev.catalog.spi.BuilderType") + "." + kind,
        arguments);
  }

  /** Writes the constructors and the method that begins a row. */
  private void start() {
    String name = table.newRowName();
    source.line("private " + name + "() {}");
    source.blank();
    if (required.isEmpty()) {
      source.javadoc("Starts a row of defaults.");
      source.line("public static " + name + " defaults() {");
      source.line("return new " + name + "();");
      source.line("}");
      return;
    }
    ColumnModel first = required.get(0);
    source.call("private " + name, List.of(parameter(first)), " {");
    source.line(assign(first));
    source.line("}");
    source.blank();
    source.javadoc("Starts a row with its " + Javadoc.code(first.name()) + ".");
    source.call(
        "public static " + next(0) + " " + first.component(), List.of(parameter(first)), " {");
    String row = "new " + name + "(" + first.component() + ")";
    source.line("return " + (required.size() > 1 ? "new " + STAGES + "(" + row + ")" : row) + ";");
    source.line("}");
  }

  private String next(int index) {
    return index + 1 < required.size() ? stage(required.get(index + 1)) : table.newRowName();
  }

  private void setter(String builder, ColumnModel column) {
    source.blank();
    source.javadoc("Sets " + Javadoc.code(column.name()) + ".");
    source.call("public " + builder + " " + column.component(), List.of(parameter(column)), " {");
    source.line(assign(column));
    source.line("return this;");
    source.line("}");
  }

  private String parameter(ColumnModel column) {
    return (column.isNullable() ? source.nullable(column.type()) : source.type(column.type()))
        + " "
        + column.component();
  }

  private static String assign(ColumnModel column) {
    String component = column.component();
    return "%s.%s(%s);"
        .formatted(
            component.equals("values") ? "this.values" : "values",
            ValuesEmitter.setter(component),
            component);
  }

  private void assigned() {
    source.blank();
    source.line("@Override");
    source.line(
        "public "
            + source.type("dev.catalog.spi.Assignment<" + table.row() + ">")
            + " assigned() {");
    source.line("return values;");
    source.line("}");
  }

  private void stage(int index) {
    ColumnModel column = required.get(index);
    source.blank();
    source.javadoc("A row that still needs its " + Javadoc.code(column.name()) + ".");
    source.line("public interface " + stage(column) + " {");
    source.blank();
    source.javadoc("Sets " + Javadoc.code(column.name()) + ".");
    source.call(next(index) + " " + column.component(), List.of(parameter(column)), ";");
    source.line("}");
  }

  /** Writes the one class behind all stages: a class cannot implement its own nested interfaces. */
  private void stages() {
    source.blank();
    source.type(
        "private static final class " + STAGES,
        required.stream().skip(1).map(BuilderEmitter::stage).toList());
    source.line("private final " + table.newRowName() + " row;");
    source.blank();
    source.line("private " + STAGES + "(" + table.newRowName() + " row) {");
    source.line("this.row = row;");
    source.line("}");
    for (int i = 1; i < required.size(); i++) {
      ColumnModel column = required.get(i);
      String component = column.component();
      String set = "this.row." + component + "(" + component + ");";
      source.blank();
      source.line("@Override");
      source.call("public " + next(i) + " " + component, List.of(parameter(column)), " {");
      if (i + 1 < required.size()) {
        source.line(set);
        source.line("return this;");
      } else {
        source.line("return " + set);
      }
      source.line("}");
    }
    source.line("}");
  }

  private void patch() {
    String name = table.patchName();
    source.javadoc(
        List.of(
            "A change to a row of " + Javadoc.code(table.qualifiedName()) + ".",
            "A column that is not set is not in the UPDATE.",
            "Mutable; built by one thread and handed to a session."));
    source.line("@" + source.type("org.jspecify.annotations.NullMarked"));
    source.type(
        "public final class " + name,
        List.of(source.type("dev.catalog.Patch<" + table.row() + ">")));
    values();
    type("patch", name, table.patchable());
    source.blank();
    source.javadoc("Starts a change of nothing.");
    source.line("public " + name + "() {}");
    table.patchable().forEach(column -> setter(name, column));
    assigned();
    source.line("}");
  }
}
