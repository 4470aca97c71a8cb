package dev.catalog.internal.type;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The text form of an array as the server writes it, with its dimensions and bounds. The driver
 * makes its own text of an array that came in binary, which leaves the bounds out and writes
 * numbers as Java does; and it changes to binary when a statement has been used some times. See
 * {@code array_send} and {@code array_out} in the source of PostgreSQL.
 */
final class ArrayText {

  private static final int BYTEA = 17;
  private static final int INT8 = 20;
  private static final int INT2 = 21;
  private static final int INT4 = 23;
  private static final int TEXT = 25;
  private static final int OID = 26;
  private static final int FLOAT4 = 700;
  private static final int FLOAT8 = 701;
  private static final int VARCHAR = 1043;

  private final ByteBuffer wire;
  private final int type;
  private final int[] sizes;
  private final int[] bounds;
  private final StringBuilder text = new StringBuilder();

  private ArrayText(byte[] binary) {
    this.wire = ByteBuffer.wrap(binary);
    int dimensions = wire.getInt();
    wire.getInt(); // whether there are nulls
    this.type = wire.getInt();
    this.sizes = new int[dimensions];
    this.bounds = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = wire.getInt();
      bounds[i] = wire.getInt();
    }
  }

  /** Returns the text at a position, null for SQL NULL. */
  static @Nullable String read(ResultSet result, int position) throws SQLException {
    byte[] wire = result.getBytes(position);
    if (wire == null) {
      return null;
    }
    // a text begins with a brace or a bracket, the binary form with the number of dimensions
    return wire.length == 0 || wire[0] != 0
        ? result.getString(position)
        : new ArrayText(wire).text(result, position);
  }

  private String text(ResultSet result, int position) throws SQLException {
    if (sizes.length == 0) {
      return "{}";
    }
    if (!isKnown()) {
      return asTheDriverDoes(result, position);
    }
    if (hasOtherBounds()) {
      for (int i = 0; i < bounds.length; i++) {
        text.append('[').append(bounds[i]).append(':');
        text.append((long) bounds[i] + sizes[i] - 1).append(']');
      }
      text.append('=');
    }
    appendArray(0);
    return text.toString();
  }

  private boolean hasOtherBounds() {
    for (int bound : bounds) {
      if (bound != 1) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether this is a type whose arrays the driver asks for in binary by default. */
  private boolean isKnown() {
    return switch (type) {
      case BYTEA, INT8, INT2, INT4, TEXT, OID, FLOAT4, FLOAT8, VARCHAR -> true;
      default -> false;
    };
  }

  private String asTheDriverDoes(ResultSet result, int position) throws SQLException {
    if (sizes.length > 1 || hasOtherBounds()) {
      throw Literal.unreadable();
    }
    return result.getString(position);
  }

  private void appendArray(int dimension) {
    text.append('{');
    for (int i = 0; i < sizes[dimension]; i++) {
      if (i > 0) {
        text.append(',');
      }
      if (dimension + 1 < sizes.length) {
        appendArray(dimension + 1);
      } else {
        appendElement();
      }
    }
    text.append('}');
  }

  private void appendElement() {
    int length = wire.getInt();
    if (length < 0) {
      text.append("NULL");
      return;
    }
    switch (type) {
      case INT2 -> text.append(wire.getShort());
      case INT4 -> text.append(wire.getInt());
      case INT8 -> text.append(wire.getLong());
      case OID -> text.append(Integer.toUnsignedString(wire.getInt()));
      case FLOAT4 -> text.append(number(wire.getFloat()));
      case FLOAT8 -> text.append(number(wire.getDouble()));
      case BYTEA ->
          text.append("\"\\\\x").append(HexFormat.of().formatHex(bytes(length))).append('"');
      default -> appendText(new String(bytes(length), StandardCharsets.UTF_8));
    }
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    wire.get(bytes);
    return bytes;
  }

  private void appendText(String element) {
    text.append(needsQuotes(element) ? Literal.quoted(element) : element);
  }

  private static boolean needsQuotes(String element) {
    if (element.isEmpty() || element.equalsIgnoreCase("NULL")) {
      return true;
    }
    for (int i = 0; i < element.length(); i++) {
      if ("\"\\{}, \t\n\r\u000b\f".indexOf(element.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns a {@code real} as the server writes it. */
  static String number(float value) {
    if (value == 0 || !Float.isFinite(value)) {
      return special(value);
    }
    BigDecimal exact = new BigDecimal(value);
    int precision = 1;
    while (shortened(exact, precision).floatValue() != value) {
      precision++;
    }
    return decimal(shortened(exact, precision), 6);
  }

  /** Returns a {@code double precision} as the server writes it. */
  static String number(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return special(value);
    }
    BigDecimal exact = new BigDecimal(value);
    int precision = 1;
    while (shortened(exact, precision).doubleValue() != value) {
      precision++;
    }
    return decimal(shortened(exact, precision), 15);
  }

  private static BigDecimal shortened(BigDecimal exact, int precision) {
    return exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
  }

  private static String special(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    return Double.toString(value);
  }

  /**
   * Returns the shortest digits that stand for a number, in scientific notation from an exponent
   * on: see {@code double_to_shortest_decimal_buf}.
   */
  private static String decimal(BigDecimal value, int scientificFrom) {
    BigDecimal shortest = value.stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < scientificFrom) {
      return shortest.toPlainString();
    }
    String digits = shortest.unscaledValue().abs().toString();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    String sign = exponent < 0 ? "-" : "+";
    String power = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    return (shortest.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + sign + power;
  }
}
