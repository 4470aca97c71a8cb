package dev.catalog;

/**
 * One SQL statement that was sent, as reported to a {@link StatementListener}.
 *
 * @param sql the text, with {@code ?} for each bind; bound values are not part of it
 * @param rows the number of rows read, or of rows changed by a statement that returns none; -1 if
 *     it failed
 * @param nanos the time from handing it to the driver until the last row was read, in nanoseconds
 * @param failed whether it ended with an error
 */
public record SentStatement(String sql, long rows, long nanos, boolean failed) {}
