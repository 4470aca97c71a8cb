package dev.catalog.codegen.model;

import java.util.List;

/**
 * A primary key or unique constraint.
 *
 * @param constant in the record, such as {@code BY_ID}
 * @param holderConstant in the holder
 * @param field the name of jOOQ's constant
 * @param isPrimary whether it is the primary key
 * @param columns in the order of the key
 * @param valueName the simple name of the nested record that holds a key of several columns, empty
 *     for one column
 */
public record KeyModel(
    String constant,
    String holderConstant,
    String field,
    boolean isPrimary,
    List<ColumnModel> columns,
    String valueName) {

  public boolean isComposite() {
    return columns.size() > 1;
  }
}
