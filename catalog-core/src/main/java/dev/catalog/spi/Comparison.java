package dev.catalog.spi;

import java.util.List;
import org.jooq.TableField;

/**
 * How the server compares the values of a column, where Java's equality of them is not certain to
 * be the server's, or where the operator's name alone would mean another one: a type from a schema
 * outside the search path, a collation that is not deterministic, numbers with a scale, ranges. The
 * code generator writes one for each such column of a key, and for each column whose type has
 * operators of its own.
 *
 * <p>Immutable; may be shared between threads.
 */
public final class Comparison {

  private final TableField<?, ?> column;
  private final String type;
  private final String storedType;
  private final String collation;
  private final List<String> operators;

  private Comparison(
      TableField<?, ?> column,
      String type,
      String storedType,
      String collation,
      List<String> operators) {
    this.column = column;
    this.type = type;
    this.storedType = storedType;
    this.collation = collation;
    this.operators = operators;
  }

  /**
   * Returns the comparison of a column by the operators that every search path finds.
   *
   * @param type the name of the column's type for a cast that changes no value
   */
  public static Comparison of(TableField<?, ?> column, String type) {
    return new Comparison(column, type, type, "", List.of());
  }

  /**
   * Returns this comparison for a column that rounds or pads what is written.
   *
   * @param name the name of the type with its length, precision or scale
   */
  public Comparison storedAs(String name) {
    return new Comparison(column, type, name, collation, operators);
  }

  /** Returns this comparison under a collation, whose name has its schema. */
  public Comparison collated(String name) {
    return new Comparison(column, type, storedType, name, operators);
  }

  /**
   * Returns this comparison by other operators.
   *
   * @param names of {@code <}, {@code <=}, {@code =}, {@code >=} and {@code >}, in this order, each
   *     with its schema
   */
  public Comparison by(String... names) {
    return new Comparison(column, type, storedType, collation, List.of(names));
  }

  /** Returns this comparison by the operators of the usual names in a schema. */
  public Comparison in(String schema) {
    return by(schema + ".<", schema + ".<=", schema + ".=", schema + ".>=", schema + ".>");
  }

  /** Returns the column. */
  public TableField<?, ?> column() {
    return column;
  }

  /** Returns the name of the column's type, for a cast that changes no value. */
  public String type() {
    return type;
  }

  /** Returns the name of the column's type with its length, precision or scale. */
  public String storedType() {
    return storedType;
  }

  /** Returns the name of the collation; empty where it makes no difference. */
  public String collation() {
    return collation;
  }

  /** Returns the names of the five operators; none where their signs alone say which they are. */
  public List<String> operators() {
    return operators;
  }
}
