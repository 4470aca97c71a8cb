package dev.catalog.internal.type;

import java.sql.SQLException;

/** Between the values of a type and PostgreSQL's text form of them. Stateless. */
public interface TextCodec<T> {

  /**
   * Returns the value of a text that the server wrote.
   *
   * @throws SQLException if the Java type does not hold it
   */
  T parse(String text) throws SQLException;

  /** Returns the text that the server reads as this value. */
  String print(T value);

  /** Parses a text. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(String text) throws SQLException;
  }

  static <T> TextCodec<T> of(Parser<T> parser, java.util.function.Function<T, String> printer) {
    return new TextCodec<>() {
      @Override
      public T parse(String text) throws SQLException {
        return parser.parse(text);
      }

      @Override
      public String print(T value) {
        return printer.apply(value);
      }
    };
  }
}
