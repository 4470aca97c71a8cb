package dev.catalog.codegen.model;

import java.util.List;
import java.util.Set;

/**
 * What is generated for one schema.
 *
 * @param name in the database
 * @param packageName of the generated classes
 * @param tablesClass the simple name of jOOQ's class of table constants
 * @param keysClass the simple name of jOOQ's class of key constants
 * @param typeNames the simple names of all classes in the package, jOOQ's and ours
 * @param isShared whether another schema reads this one's holder
 */
public record SchemaModel(
    String name,
    String packageName,
    String tablesClass,
    String keysClass,
    Set<String> typeNames,
    boolean isShared,
    List<TableModel> tables) {

  /** The class that holds every row type, key and relation of the schema. */
  public static final String HOLDER = "RowTypes";

  String holder() {
    return packageName + "." + HOLDER;
  }
}
