package dev.catalog.codegen.emit;

import dev.catalog.codegen.model.ColumnModel;
import dev.catalog.codegen.model.ComparisonModel;
import dev.catalog.codegen.model.JavaText;
import dev.catalog.codegen.model.Jdbc;
import dev.catalog.codegen.model.KeyModel;
import dev.catalog.codegen.model.Naming;
import dev.catalog.codegen.model.RelationModel;
import dev.catalog.codegen.model.SchemaModel;
import dev.catalog.codegen.model.TableModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the class that holds the row types, keys and relations of a schema. */
public final class HolderEmitter {
  private final SchemaModel schema;
  private final JavaFile source;
  private final String visibility;

  private HolderEmitter(SchemaModel schema) {
    this.schema = schema;
    this.source = new JavaFile(schema.packageName(), schema.typeNames(), Set.of());
    this.visibility = schema.isShared() ? "public " : "";
  }

  public static JavaFile emit(SchemaModel schema) {
    HolderEmitter emitter = new HolderEmitter(schema);
    emitter.emit();
    return emitter.source;
  }

  private void emit() {
    source.javadoc(
        List.of(
            "Row types, keys and relations of the schema "
                + Javadoc.code(schema.name())
                + ", read by the constants of its records.",
            "Nothing here reads a constant of a record: two threads that touch two records"
                + " first would wait for each"
                + " other."));
    source.line("@" + source.type("org.jspecify.annotations.NullMarked"));
    source.line(visibility + "final class " + SchemaModel.HOLDER + " {");
    if (schema.isShared()) {
      start();
    }
    schema.tables().forEach(this::rowType);
    schema.tables().forEach(this::columnTypes);
    schema.tables().forEach(this::keys);
    schema.tables().forEach(this::relations);
    source.blank();
    source.line("private " + SchemaModel.HOLDER + "() {}");
    schema.tables().forEach(this::reader);
    source.line("}");
  }

  /** jOOQ's keys of two schemas may point at each other, and so would wait for each other. */
  private void start() {
    source.line("static {");
    source.line(
        source.type("dev.catalog.spi.RowType") + ".initialise(" + schema.keysClass() + ".class);");
    source.line("}");
    source.blank();
  }

  private String table(TableModel table) {
    return schema.tablesClass() + "." + table.field();
  }

  private void rowType(TableModel table) {
    List<String> arguments = new ArrayList<>();
    arguments.add(table(table));
    arguments.add(source.type(table.row()) + ".class");
    arguments.add(SchemaModel.HOLDER + "::" + readerName(table));
    table.comparisons().forEach(each -> arguments.add(comparison(table, each)));
    source.assignment(
        "%sstatic final %s %s"
            .formatted(
                visibility,
                source.type("dev.catalog.spi.RowType<" + table.row() + ">"),
                table.constant()),
        source.type("dev.catalog.spi.RowType") + ".of",
        arguments);
  }

  private String comparison(TableModel table, ComparisonModel comparison) {
    StringBuilder call = new StringBuilder(source.type("dev.catalog.spi.Comparison"));
    call.append(".of(" + table(table) + "." + comparison.field());
    call.append(", " + literal(comparison.type()) + ")");
    if (!comparison.storedType().equals(comparison.type())) {
      call.append(".storedAs(" + literal(comparison.storedType()) + ")");
    }
    if (!comparison.collation().isEmpty()) {
      call.append(".collated(" + literal(comparison.collation()) + ")");
    }
    if (!comparison.operators().isEmpty()) {
      call.append(operators(comparison.operators()));
    }
    return call.toString();
  }

  private static String operators(List<String> names) {
    String less = names.get(0);
    String schema = less.substring(0, less.length() - Math.min(less.length(), 2));
    boolean areUsual =
        Stream.of("<", "<=", "=", ">=", ">")
            .map(sign -> schema + "." + sign)
            .toList()
            .equals(names);
    return areUsual
        ? ".in(" + literal(schema) + ")"
        : names.stream().map(HolderEmitter::literal).collect(Collectors.joining(", ", ".by(", ")"));
  }

  private static String literal(String text) {
    return JavaText.literal(text);
  }

  private static String readerName(TableModel table) {
    return "read" + Naming.capitalized(table.rowName());
  }

  private void columnTypes(TableModel table) {
    List<ColumnModel> columns =
        table.columns().stream().filter(column -> column.jdbc() == null).toList();
    if (!columns.isEmpty()) {
      source.blank();
    }
    for (ColumnModel column : columns) {
      source.assignment(
          "static final %s %s"
              .formatted(
                  source.type("dev.catalog.spi.ColumnType<" + column.javaType() + ">"),
                  column.columnType()),
          source.type("dev.catalog.spi.ColumnType") + ".of",
          List.of(table(table) + "." + column.field()));
    }
  }

  private void keys(TableModel table) {
    if (!table.keys().isEmpty()) {
      source.blank();
    }
    for (KeyModel key : table.keys()) {
      String value = RowEmitter.valueType(table, key);
      source.assignment(
          "static final %s %s"
              .formatted(
                  source.type("dev.catalog.Key<" + table.row() + ", " + value + ">"),
                  key.holderConstant()),
          table.constant() + ".key",
          List.of(schema.keysClass() + "." + key.field(), keyArgument(table, key)));
    }
  }

  private String keyArgument(TableModel table, KeyModel key) {
    if (!key.isComposite()) {
      return table(table) + "." + key.columns().get(0).field();
    }
    return key.columns().stream()
        .map(column -> "key." + column.component() + "()")
        .collect(Collectors.joining(", ", "key -> new Object[] {", "}"));
  }

  private void relations(TableModel table) {
    if (!table.relations().isEmpty()) {
      source.blank();
    }
    for (RelationModel relation : table.relations()) {
      List<String> arguments = new ArrayList<>();
      arguments.add(source.type(relation.foreignKey()));
      arguments.add(
          "() -> " + source.type(relation.targetHolder()) + "." + relation.targetConstant());
      relation.numberKey().forEach(column -> arguments.add(number(column)));
      relation.equality().forEach(condition -> arguments.add(literal(condition)));
      source.assignment(
          "static final %s %s"
              .formatted(
                  source.type(
                      relation.kind().type() + "<" + table.row() + ", " + relation.target() + ">"),
                  relation.holderConstant()),
          table.constant() + "." + relation.kind().method(),
          arguments);
    }
  }

  /** Returns what takes a whole number from a row. */
  private String number(ColumnModel column) {
    String value = "row." + column.component() + "()";
    return "row -> "
        + (column.isPrimitive()
            ? value
            : source.type("java.util.Objects") + ".requireNonNull(" + value + ")");
  }

  private void reader(TableModel table) {
    String row = source.type(table.row());
    source.blank();
    source.method(
        "private static " + row + " " + readerName(table),
        List.of(source.type("java.sql.ResultSet") + " result", "int at"),
        source.type("java.sql.SQLException"));
    source.call(
        "return new " + row,
        table.columns().stream().map(column -> value(table, column)).toList(),
        ";");
    source.line("}");
  }

  /** A database that is not as it was at the build may hold a null wherever there was none. */
  private String value(TableModel table, ColumnModel column) {
    String columns = source.type("dev.catalog.spi.Columns");
    Jdbc jdbc = column.jdbc();
    if (column.isNullable()) {
      return nullable(column);
    }
    return jdbc != null && jdbc.primitive() != null
        ? "%s.notNull%s(result, at, %s, %d)"
            .formatted(columns, jdbc.suffix(), table.constant(), column.index())
        : "%s.notNull(%s, %s, %d)"
            .formatted(columns, nullable(column), table.constant(), column.index());
  }

  private String nullable(ColumnModel column) {
    String position = "at + " + (column.index() + 1);
    Jdbc jdbc = column.jdbc();
    if (jdbc == null) {
      return column.columnType() + ".read(result, " + position + ")";
    }
    if (jdbc.getter() != null) {
      return "result." + jdbc.getter() + "(" + position + ")";
    }
    return "%s.get%s(result, %s)"
        .formatted(source.type("dev.catalog.spi.Columns"), jdbc.suffix(), position);
  }
}
