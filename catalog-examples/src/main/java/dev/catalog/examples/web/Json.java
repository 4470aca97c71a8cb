package dev.catalog.examples.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON text: exact decimals, ISO times, no duplicate fields; and limits for what takes more time or
 * stack to read than its length.
 */
final class Json {

  /** A body has two levels of objects and one of an array; a price has 12 digits. */
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(20)
          .maxNumberLength(100)
          .maxNameLength(200)
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
          .addModule(new JavaTimeModule())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private Json() {}

  static JsonNode read(byte[] text) {
    try {
      // strictly: Jackson itself takes some bytes that are no UTF-8 for characters
      return MAPPER.readTree(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString());
    } catch (CharacterCodingException e) {
      throw new Problem(400, "The body is not text in UTF-8");
    } catch (StreamConstraintsException e) {
      throw new Problem(
          400, "The body is nested too deeply, or has a number or a name that is too long");
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new Problem(
          400,
          at == null
              ? "The body is not JSON"
              : "The body is not JSON; line %d, column %d is wrong"
                  .formatted(at.getLineNr(), at.getColumnNr()));
    } catch (NumberFormatException e) {
      throw new Problem(400, "The body is not JSON");
    }
  }

  static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
