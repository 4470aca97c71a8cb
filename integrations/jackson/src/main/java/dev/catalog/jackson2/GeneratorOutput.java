package dev.catalog.jackson2;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.catalog.jackson.internal.JsonOutput;
import dev.catalog.jackson.internal.WrongJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** What a generator of Jackson 2 writes. */
final class GeneratorOutput implements JsonOutput {

  /** What the server has stored is read whatever its size. */
  private static final JsonFactory STORED =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonGenerator generator;
  private final SerializerProvider context;

  GeneratorOutput(JsonGenerator generator, SerializerProvider context) {
    this.generator = generator;
    this.context = context;
  }

  /** What writes a value. */
  interface Writing {
    void write() throws IOException;
  }

  void write(Object value, Writing writing) throws IOException {
    try {
      writing.write();
    } catch (WrongJson e) {
      throw InvalidDefinitionException.from(
          generator, e.getMessage(), context.constructType(value.getClass()));
    }
  }

  @Override
  public void startObject() throws IOException {
    generator.writeStartObject();
  }

  @Override
  public void name(String name) throws IOException {
    generator.writeFieldName(name);
  }

  @Override
  public void endObject() throws IOException {
    generator.writeEndObject();
  }

  @Override
  public void startArray() throws IOException {
    generator.writeStartArray();
  }

  @Override
  public void endArray() throws IOException {
    generator.writeEndArray();
  }

  @Override
  public void string(String text) throws IOException {
    generator.writeString(text);
  }

  @Override
  public void number(Number value) throws IOException {
    if (value instanceof BigDecimal decimal) {
      generator.writeNumber(decimal);
    } else if (value instanceof BigInteger integer) {
      generator.writeNumber(integer);
    } else if (value instanceof Double number) {
      generator.writeNumber(number);
    } else if (value instanceof Float number) {
      generator.writeNumber(number);
    } else {
      generator.writeNumber(value.longValue());
    }
  }

  @Override
  public void truth(boolean value) throws IOException {
    generator.writeBoolean(value);
  }

  @Override
  public void nothing() throws IOException {
    generator.writeNull();
  }

  /** A generator of text takes the document as it is; a tree and a binary format, its tokens. */
  @Override
  public void document(String json) throws IOException {
    if (generator.getClass().getPackageName().equals("com.fasterxml.jackson.core.json")) {
      generator.writeRawValue(json);
      return;
    }
    try (JsonParser parser = STORED.createParser(json)) {
      parser.nextToken();
      if (generator instanceof TokenBuffer tree) {
        tree.copyCurrentStructure(parser);
      } else {
        generator.copyCurrentStructureExact(parser);
      }
    }
  }

  @Override
  public void mapped(Object value) throws IOException {
    context.defaultSerializeValue(value, generator);
  }
}
