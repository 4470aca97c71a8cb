package dev.catalog.examples.web;

import java.util.Map;

/** An error response, with a sentence for the client. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

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

  Response response() {
    return Response.problem(status, detail, headers);
  }
}
