package dev.catalog.codegen.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is generated for one table or view.
 *
 * @param qualifiedName {@code schema.table}
 * @param comment on the table, or null
 * @param packageName of the generated classes
 * @param rowName the simple name of the record
 * @param constant the name of its row type in the holder
 * @param field the name of jOOQ's constant for the table
 * @param isWritable false for views and read-only tables
 * @param isView whether the server keeps no column NOT NULL
 * @param comparisons of the columns that Java or the search path would compare otherwise
 * @param constraints that are no keys and no foreign keys by equality
 */
public record TableModel(
    String qualifiedName,
    @Nullable String comment,
    String packageName,
    String rowName,
    String constant,
    String field,
    boolean isWritable,
    boolean isView,
    List<ColumnModel> columns,
    List<KeyModel> keys,
    List<RelationModel> relations,
    List<ComparisonModel> comparisons,
    List<ConstraintModel> constraints) {

  public String row() {
    return packageName + "." + rowName;
  }

  public String newRowName() {
    return "New" + rowName;
  }

  public String patchName() {
    return rowName + "Patch";
  }

  public String valuesName() {
    return rowName + "Values";
  }

  /** Returns the columns a new row can assign, in table order. */
  public List<ColumnModel> insertable() {
    return columns.stream().filter(column -> column.insert() != ColumnModel.Insert.NEVER).toList();
  }

  /** Returns the columns a new row must assign, in table order. */
  public List<ColumnModel> required() {
    return columns.stream()
        .filter(column -> column.insert() == ColumnModel.Insert.REQUIRED)
        .toList();
  }

  /** Returns the columns a patch can assign, in table order. */
  public List<ColumnModel> patchable() {
    return columns.stream().filter(ColumnModel::isPatchable).toList();
  }

  /** Returns the columns that anything can assign, in table order. */
  public List<ColumnModel> assignable() {
    return columns.stream()
        .filter(column -> column.isPatchable() || column.insert() != ColumnModel.Insert.NEVER)
        .toList();
  }
}
