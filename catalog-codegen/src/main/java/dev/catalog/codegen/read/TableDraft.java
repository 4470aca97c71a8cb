package dev.catalog.codegen.read;

import dev.catalog.codegen.model.ColumnModel;
import dev.catalog.codegen.model.ComparisonModel;
import dev.catalog.codegen.model.ConstraintModel;
import dev.catalog.codegen.model.KeyModel;
import dev.catalog.codegen.model.RelationModel;
import dev.catalog.codegen.model.TableModel;
import java.util.ArrayList;
import java.util.List;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.TableDefinition;

/** A table whose names are known and whose keys and relations are being found. */
public final class TableDraft {
  final TableDefinition definition;
  final SchemaDraft schema;
  final String rowName;
  final String constant;
  final boolean isReadOnly;
  final ConstantNames constants = new ConstantNames();
  final ConstantNames keyValues = new ConstantNames();
  final List<ColumnModel> columns = new ArrayList<>();
  final List<KeyModel> keys = new ArrayList<>();
  final List<RelationModel> relations = new ArrayList<>();
  final List<ComparisonModel> comparisons = new ArrayList<>();
  final List<ConstraintModel> constraints = new ArrayList<>();

  TableDraft(
      TableDefinition definition,
      SchemaDraft schema,
      String rowName,
      String constant,
      boolean isReadOnly) {
    this.definition = definition;
    this.schema = schema;
    this.rowName = rowName;
    this.constant = constant;
    this.isReadOnly = isReadOnly;
    constants.take("ROWS");
  }

  String qualifiedName() {
    return definition.getSchema().getName() + "." + definition.getName();
  }

  String row() {
    return schema.packageName + "." + rowName;
  }

  /** Returns a free name in the holder for one of this table's constants. */
  String holderConstant(String name) {
    return schema.holderNames.takeFirst(constant + "_" + name, constant + "__" + name);
  }

  List<ColumnModel> columns(List<ColumnDefinition> definitions) {
    return definitions.stream().map(each -> columns.get(indexOf(each))).toList();
  }

  private int indexOf(ColumnDefinition column) {
    return definition.getColumns().indexOf(column);
  }

  TableModel model(String field, boolean withComment) {
    return new TableModel(
        qualifiedName(),
        withComment ? definition.getComment() : null,
        schema.packageName,
        rowName,
        constant,
        field,
        isWritable(),
        !isTable(),
        List.copyOf(columns),
        List.copyOf(keys),
        List.copyOf(relations),
        List.copyOf(comparisons),
        List.copyOf(constraints));
  }

  boolean isWritable() {
    return isTable() && !isReadOnly;
  }

  boolean isTable() {
    return !definition.isView() && !definition.isMaterializedView();
  }
}
