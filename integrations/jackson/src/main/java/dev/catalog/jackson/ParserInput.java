package dev.catalog.jackson;

import dev.catalog.jackson.internal.JsonInput;
import dev.catalog.jackson.internal.WrongJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.exc.MismatchedInputException;

/** What a parser of Jackson 3 reads. */
final class ParserInput extends JsonInput {

  private final JsonParser parser;
  private final DeserializationContext context;

  ParserInput(JsonParser parser, DeserializationContext context) {
    this.parser = parser;
    this.context = context;
  }

  /** What reads a value. */
  interface Reading<T extends @Nullable Object> {
    T read() throws IOException;
  }

  /** Reads, and has what is thrown say where. */
  <T extends @Nullable Object> T read(Class<?> type, Reading<T> reading) {
    try {
      return reading.read();
    } catch (WrongJson e) {
      throw located(MismatchedInputException.from(parser, type, e.getMessage()), type);
    } catch (JacksonException e) {
      throw located(e, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JacksonException located(JacksonException failure, Class<?> type) {
    for (Object step : innermostFirst()) {
      if (step instanceof Integer index) {
        failure.prependPath(type, index);
      } else {
        failure.prependPath(type, (String) step);
      }
    }
    return failure;
  }

  @Override
  public Token token() {
    return token(parser.currentToken());
  }

  @Override
  public Token next() {
    return token(parser.nextToken());
  }

  private static Token token(@Nullable JsonToken token) {
    if (token == null) {
      return Token.END;
    }
    return switch (token) {
      case START_OBJECT -> Token.START_OBJECT;
      case END_OBJECT -> Token.END_OBJECT;
      case START_ARRAY -> Token.START_ARRAY;
      case END_ARRAY -> Token.END_ARRAY;
      case PROPERTY_NAME -> Token.NAME;
      case VALUE_STRING -> Token.STRING;
      case VALUE_NUMBER_INT -> Token.WHOLE_NUMBER;
      case VALUE_NUMBER_FLOAT -> Token.NUMBER;
      case VALUE_TRUE -> Token.TRUE;
      case VALUE_FALSE -> Token.FALSE;
      case VALUE_NULL -> Token.NULL;
      case VALUE_EMBEDDED_OBJECT -> Token.EMBEDDED;
      case NOT_AVAILABLE -> Token.END;
    };
  }

  @Override
  public String text() {
    return parser.getString();
  }

  @Override
  public @Nullable Object embedded() {
    return parser.getEmbeddedObject();
  }

  @Override
  public @Nullable Object mapped(Type type) {
    return context.readValue(parser, context.constructType(type));
  }

  @Override
  public @Nullable Class<?> view() {
    return context.getActiveView();
  }
}
