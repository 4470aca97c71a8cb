package dev.catalog.jackson;

import dev.catalog.jackson.internal.JsonOutput;
import dev.catalog.jackson.internal.WrongJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.util.TokenBuffer;

/** What a generator of Jackson 3 writes. */
final class GeneratorOutput implements JsonOutput {

  /** What the server has stored is read whatever its size. */
  private static final JsonFactory STORED =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonGenerator generator;
  private final SerializationContext context;

  GeneratorOutput(JsonGenerator generator, SerializationContext context) {
    this.generator = generator;
    this.context = context;
  }

  /** What writes a value. */
  interface Writing {
    void write() throws IOException;
  }

  void write(Object value, Writing writing) {
    try {
      writing.write();
    } catch (WrongJson e) {
      throw InvalidDefinitionException.from(
          generator, e.getMessage(), context.constructType(value.getClass()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void startObject() {
    generator.writeStartObject();
  }

  @Override
  public void name(String name) {
    generator.writeName(name);
  }

  @Override
  public void endObject() {
    generator.writeEndObject();
  }

  @Override
  public void startArray() {
    generator.writeStartArray();
  }

  @Override
  public void endArray() {
    generator.writeEndArray();
  }

  @Override
  public void string(String text) {
    generator.writeString(text);
  }

  @Override
  public void number(Number value) {
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
  public void truth(boolean value) {
    generator.writeBoolean(value);
  }

  @Override
  public void nothing() {
    generator.writeNull();
  }

  /** A generator of text takes the document as it is; a tree and a binary format, its tokens. */
  @Override
  public void document(String json) {
    if (generator.getClass().getPackageName().equals("tools.jackson.core.json")) {
      generator.writeRawValue(json);
      return;
    }
    try (JsonParser parser = STORED.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      if (generator instanceof TokenBuffer tree) {
        tree.copyCurrentStructure(parser);
      } else {
        generator.copyCurrentStructureExact(parser);
      }
    }
  }

  @Override
  public void mapped(Object value) {
    context.writeValue(generator, value);
  }
}
