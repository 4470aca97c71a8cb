package dev.catalog.examples.web;

import java.util.Map;

/** An error response, with a sentence for the client. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST_SHOWN = 40;

  private final int status;
  private final String detail;
  private final transient Map<String, String> headers;

  Problem(int status, String detail) {
    this(status, detail, Map.of());
  }

  Problem(int status, String detail, Map<String, String> headers) {
    // a client's mistake, not a fault: nobody needs its stack trace
    super(detail, null, false, false);
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }

  /**
   * Returns a name that a client made up, as a response may repeat it: short, and of plain text.
   */
  static String shown(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N} _.-]", "?");
    return plain.length() > LONGEST_SHOWN ? plain.substring(0, LONGEST_SHOWN) + "..." : plain;
  }

  Response response() {
    return Response.problem(status, detail, headers);
  }
}
