package dev.catalog.spi;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * 24:00 in a {@code timetz}, which is {@code LocalTime.MAX} at its offset, just as the driver reads
 * 24:00 in a {@code time}. For a {@code timetz} the driver loses the offset in text format, and has
 * no value for it in binary format.
 */
final class EndOfDay {

  private static final String TEXT = "24:00:00";

  private EndOfDay() {}

  static @Nullable OffsetTime read(ResultSet result, int position) throws SQLException {
    OffsetTime time;
    try {
      time = result.getObject(position, OffsetTime.class);
    } catch (DateTimeException e) {
      return at(offset(result.getBytes(position)));
    }
    // no timetz is this far west, so it stands for 24:00 only
    return OffsetTime.MAX.equals(time) ? parse(result.getString(position)) : time;
  }

  /** Returns the offset of the binary form: microseconds as int8, seconds west of UTC as int4. */
  private static ZoneOffset offset(byte[] binary) {
    return ZoneOffset.ofTotalSeconds(-ByteBuffer.wrap(binary).getInt(Long.BYTES));
  }

  private static OffsetTime parse(String text) {
    return at(ZoneOffset.of(text.substring(TEXT.length())));
  }

  private static OffsetTime at(ZoneOffset offset) {
    return OffsetTime.of(LocalTime.MAX, offset);
  }
}
