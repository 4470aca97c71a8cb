package dev.catalog.examples.web;

import java.util.HashMap;
import java.util.Map;

/**
 * A response, ready to be sent.
 *
 * @param status the HTTP status
 * @param headers its headers
 * @param body its body; empty for none
 */
record Response(int status, Map<String, String> headers, byte[] body) {

  private static final Map<Integer, String> TITLES =
      Map.of(
          400, "Bad Request",
          404, "Not Found",
          405, "Method Not Allowed",
          409, "Conflict",
          413, "Content Too Large",
          415, "Unsupported Media Type",
          422, "Unprocessable Content",
          500, "Internal Server Error",
          503, "Service Unavailable");

  /** The body of an error response, as defined by RFC 9457. */
  private record Details(String title, int status, String detail) {}

  static Response ok(Object value) {
    return new Response(200, Map.of("Content-Type", "application/json"), Json.write(value));
  }

  static Response created(String location, Object value) {
    return new Response(
        201, Map.of("Content-Type", "application/json", "Location", location), Json.write(value));
  }

  static Response noContent() {
    return new Response(204, Map.of(), new byte[0]);
  }

  static Response problem(int status, String detail, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/problem+json");
    return new Response(
        status, all, Json.write(new Details(TITLES.getOrDefault(status, "Error"), status, detail)));
  }
}
