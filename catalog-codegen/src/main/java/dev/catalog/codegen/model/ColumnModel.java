package dev.catalog.codegen.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is generated for one column.
 *
 * @param index its position in the row, from 0
 * @param name in the database
 * @param component the name of the record's component and of the setters
 * @param field the name of jOOQ's constant
 * @param javaType the class of its values, qualified, possibly generic or an array
 * @param isNullable whether a row may hold NULL there
 * @param isPrimitive whether the component is of a primitive type
 * @param jdbc how it is read and bound directly, null for a column type in the holder
 * @param columnType the name of the column type in the holder, empty for a direct one
 * @param comment on the column, or null
 */
public record ColumnModel(
    int index,
    String name,
    String component,
    String field,
    String javaType,
    boolean isNullable,
    boolean isPrimitive,
    @Nullable Jdbc jdbc,
    String columnType,
    Insert insert,
    boolean isPatchable,
    @Nullable String comment) {

  private static final Set<String> WHOLE_NUMBERS = Set.of("short", "int", "long");

  /** Whether a new row assigns the column. */
  public enum Insert {
    REQUIRED,
    OPTIONAL,
    NEVER
  }

  /** Returns the number of parameter slots the component takes in a constructor. */
  public int slots() {
    return isPrimitive && (type().equals("long") || type().equals("double")) ? 2 : 1;
  }

  /** Returns the type of the component, without nullness. */
  public String type() {
    return isPrimitive && jdbc != null && jdbc.primitive() != null ? jdbc.primitive() : javaType;
  }

  /** Returns whether its values are whole numbers that fit into a long. */
  public boolean isWholeNumber() {
    return jdbc != null && jdbc.primitive() != null && WHOLE_NUMBERS.contains(jdbc.primitive());
  }

  public ColumnModel boxed() {
    return new ColumnModel(
        index,
        name,
        component,
        field,
        javaType,
        isNullable,
        false,
        jdbc,
        columnType,
        insert,
        isPatchable,
        comment);
  }

  public ColumnModel withColumnType(String columnType) {
    return new ColumnModel(
        index,
        name,
        component,
        field,
        javaType,
        isNullable,
        isPrimitive,
        jdbc,
        columnType,
        insert,
        isPatchable,
        comment);
  }
}
