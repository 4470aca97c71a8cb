package dev.catalog.codegen.model;

import java.util.List;

/**
 * One end of a foreign key.
 *
 * @param constant in the record, such as {@code CATEGORY}
 * @param holderConstant in the holder of the record
 * @param foreignKey jOOQ's constant, with the qualified name of its class
 * @param columns the foreign key's columns, as in the database
 * @param target the qualified name of the row at the other end
 * @param targetHolder the qualified name of the holder at the other end
 * @param targetConstant the name of the other end's row type in its holder
 * @param targetTable the qualified name of the table at the other end
 * @param numberKey the column that children point at and their foreign key, if both are whole
 *     numbers that the rows can give; else empty
 * @param equality the conditions by which the server compares the columns, if Java or the names of
 *     the columns alone do not say the same; else empty
 */
public record RelationModel(
    Kind kind,
    String constant,
    String holderConstant,
    String foreignKey,
    List<String> columns,
    String target,
    String targetHolder,
    String targetConstant,
    String targetTable,
    List<ColumnModel> numberKey,
    List<String> equality) {

  /** What a relation is, with its type and the method of the row type that makes it. */
  public enum Kind {
    TO_ONE("ToOne", "toOne"),
    TO_OPTIONAL("ToOptional", "toOptional"),
    TO_MANY("ToMany", "toMany"),
    TO_OPTIONAL_CHILD("ToOptional", "toOptionalChild");

    private final String type;
    private final String method;

    Kind(String type, String method) {
      this.type = type;
      this.method = method;
    }

    public String type() {
      return "dev.catalog." + type;
    }

    public String method() {
      return method;
    }
  }
}
