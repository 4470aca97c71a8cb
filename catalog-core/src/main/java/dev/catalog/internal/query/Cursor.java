package dev.catalog.internal.query;

import dev.catalog.InvalidCursorException;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a slice goes on: a position in the order of a query's rows, and the way to go from there.
 *
 * <p>As text it is base64url without padding, of: a version byte, a byte of flags, eight bytes of
 * the query's digest, then for each key its length (four bytes, -1 for null) and its text in UTF-8,
 * and last the sixteen bytes of a {@link CursorSeal} over all that.
 *
 * @param backward whether to go against the query's order
 * @param inclusive whether the row at the position itself belongs to the slice
 * @param keys the values of the sort keys, as the server writes them
 */
public record Cursor(boolean backward, boolean inclusive, List<@Nullable String> keys) {

  static final int DIGEST_BYTES = 8;

  private static final byte VERSION = 1;
  private static final int BACKWARD = 1;
  private static final int INCLUSIVE = 2;
  private static final int NULL = -1;
  private static final int HEADER_BYTES = 2 + DIGEST_BYTES;

  /** Far above any sensible sort value, and far below what hurts to decode. */
  private static final int MOST_CHARS = 1 << 20;

  private static final String START_AGAIN = " Start again from the first page, without a cursor";

  /** Returns a cursor for the same position that takes the other way. */
  Cursor reversed() {
    return new Cursor(!backward, !inclusive, keys);
  }

  /**
   * Returns the text of this cursor.
   *
   * @param digest what tells the query from others
   */
  String text(byte[] digest, CursorSeal seal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(VERSION);
    bytes.write((backward ? BACKWARD : 0) | (inclusive ? INCLUSIVE : 0));
    bytes.writeBytes(digest);
    for (String key : keys) {
      byte[] utf8 = key == null ? new byte[0] : key.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(ByteBuffer.allocate(4).putInt(key == null ? NULL : utf8.length).array());
      bytes.writeBytes(utf8);
    }
    byte[] content = bytes.toByteArray();
    bytes.writeBytes(seal.over(content, content.length));
    String text = encode(bytes.toByteArray());
    if (text.length() > MOST_CHARS) {
      throw new IllegalStateException(
          "the sort values of a row make a cursor of %d characters, and at most %d are allowed: order by something shorter, such as left(column, 100)"
              .formatted(text.length(), MOST_CHARS));
    }
    return text;
  }

  /**
   * Returns the cursor of a text.
   *
   * @param digest what tells the query from others
   * @param keys the number of its sort keys
   * @throws InvalidCursorException if the text is damaged, forged, or of another query
   */
  static Cursor parse(String text, byte[] digest, int keys, CursorSeal seal) {
    byte[] bytes = decode(text);
    int content = bytes.length - CursorSeal.BYTES;
    if (content < HEADER_BYTES
        || !MessageDigest.isEqual(
            seal.over(bytes, content), Arrays.copyOfRange(bytes, content, bytes.length))
        || bytes[0] != VERSION) {
      throw damaged();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, content - 1);
    int flags = buffer.get();
    if ((flags & ~(BACKWARD | INCLUSIVE)) != 0) {
      throw damaged();
    }
    byte[] query = new byte[DIGEST_BYTES];
    buffer.get(query);
    if (!Arrays.equals(query, digest)) {
      throw new InvalidCursorException(
          "The cursor belongs to another query or to other parameter values." + START_AGAIN);
    }
    List<@Nullable String> values = new ArrayList<>(keys);
    for (int i = 0; i < keys; i++) {
      values.add(value(buffer));
    }
    if (buffer.hasRemaining()) {
      throw damaged();
    }
    return new Cursor((flags & BACKWARD) != 0, (flags & INCLUSIVE) != 0, values);
  }

  private static @Nullable String value(ByteBuffer buffer) {
    try {
      int length = buffer.getInt();
      if (length == NULL) {
        return null;
      }
      if (length < 0 || length > buffer.remaining()) {
        throw damaged();
      }
      byte[] utf8 = new byte[length];
      buffer.get(utf8);
      return text(utf8);
    } catch (BufferUnderflowException | CharacterCodingException e) {
      throw damaged();
    }
  }

  /** Returns a text as the server may have written it: in UTF-8, and without NUL. */
  private static String text(byte[] utf8) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    if (text.indexOf('\0') >= 0) {
      throw damaged();
    }
    return text;
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decode(String text) {
    if (text.length() > MOST_CHARS) {
      throw damaged();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw damaged();
    }
    // several texts decode to the same bytes, by padding and by the bits that the end leaves over
    if (!encode(bytes).equals(text)) {
      throw damaged();
    }
    return bytes;
  }

  /**
   * Checks that the values can be those of a row, as far as that can be told without the server.
   *
   * @return whether nothing is left to the server
   * @throws InvalidCursorException if they cannot
   */
  boolean checkValues(List<SortKey> sortKeys) {
    boolean told = true;
    for (int i = 0; i < keys.size(); i++) {
      String text = keys.get(i);
      if (text == null) {
        if (!sortKeys.get(i).nullable()) {
          throw damaged();
        }
        continue;
      }
      PositionText is = PositionText.of(sortKeys.get(i), text);
      if (is == PositionText.IMPOSSIBLE) {
        throw damaged();
      }
      told &= is == PositionText.POSSIBLE;
    }
    return told;
  }

  static InvalidCursorException damaged() {
    return new InvalidCursorException(
        "The cursor is damaged, or does not come from this service." + START_AGAIN);
  }

  /** Shows no sort values. */
  @Override
  public String toString() {
    return "Cursor[" + (backward ? "backward" : "forward") + (inclusive ? ", inclusive]" : "]");
  }
}
