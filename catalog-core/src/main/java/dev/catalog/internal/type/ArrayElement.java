package dev.catalog.internal.type;

import java.lang.reflect.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How values of a column travel inside an array bind. Types with a plain wire form keep it; all
 * others travel as text, because {@code createArrayOf} fails on far dates and {@code unnest} takes
 * arrays and rows apart.
 */
public interface ArrayElement {

  /** Returns the element for a value. */
  @Nullable Object of(@Nullable Object value);

  /** Returns an array for elements. */
  @Nullable Object[] newArray(int length);

  /** Binds an array of elements. */
  void bind(PreparedStatement statement, int position, @Nullable Object[] elements)
      throws SQLException;

  /**
   * Returns elements that the driver writes itself.
   *
   * @param typeName the driver's name of the element type, for example {@code int8}
   * @param elementClass the class of the array; the driver writes some of them in binary
   */
  static ArrayElement typed(String typeName, Class<?> elementClass) {
    return new Typed(typeName, elementClass, value -> value);
  }

  /** Returns elements that are texts for the server, to be cast row by row. */
  static ArrayElement texts(Function<@Nullable Object, @Nullable String> print) {
    return new Typed("text", String.class, print);
  }

  /**
   * Returns elements of an array literal. The server reads it as it reads a single value, which a
   * cast from text does not always do: {@code '-'} is a regclass, and no text that can be cast to
   * it.
   */
  static ArrayElement literal(Function<@Nullable Object, @Nullable String> print) {
    return new OfLiteral(print);
  }

  /** Elements of an array of a type that the driver is told. */
  record Typed(
      String typeName,
      Class<?> elementClass,
      Function<@Nullable Object, ? extends @Nullable Object> to)
      implements ArrayElement {

    @Override
    public @Nullable Object of(@Nullable Object value) {
      return to.apply(value);
    }

    @Override
    public @Nullable Object[] newArray(int length) {
      return (@Nullable Object[]) Array.newInstance(elementClass, length);
    }

    @Override
    public void bind(PreparedStatement statement, int position, @Nullable Object[] elements)
        throws SQLException {
      if (elementClass == String.class) {
        for (Object element : elements) {
          PostgresText.check((String) element);
        }
      }
      statement.setArray(position, statement.getConnection().createArrayOf(typeName, elements));
    }
  }

  /** Elements of an array literal, whose type the server takes from the cast around the bind. */
  record OfLiteral(Function<@Nullable Object, @Nullable String> print) implements ArrayElement {

    @Override
    public @Nullable Object of(@Nullable Object value) {
      return print.apply(value);
    }

    @Override
    public @Nullable Object[] newArray(int length) {
      return new String[length];
    }

    @Override
    public void bind(PreparedStatement statement, int position, @Nullable Object[] elements)
        throws SQLException {
      StringJoiner literal = new StringJoiner(",", "{", "}");
      for (Object element : elements) {
        literal.add(element == null ? "NULL" : Literal.quoted((String) element));
      }
      String text = literal.toString();
      PostgresText.check(text);
      statement.setObject(position, text, Types.OTHER);
    }
  }
}
