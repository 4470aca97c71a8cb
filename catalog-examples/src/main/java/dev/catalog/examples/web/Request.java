package dev.catalog.examples.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that was read completely. A value that is missing or invalid is a response 400.
 *
 * @param method the HTTP method
 * @param path the parts of the path
 * @param parameters the query parameters
 * @param body the body; empty for none
 */
record Request(String method, List<String> path, Map<String, String> parameters, byte[] body) {

  /** The maximum size of a body in bytes. */
  static final int MOST_BYTES = 64 * 1024;

  /**
   * The number of bytes to read and discard, so that a client that is still sending gets its
   * response.
   */
  private static final int MOST_DROPPED = 4 * 1024 * 1024;

  static Request of(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    byte[] body = body(exchange.getRequestBody());
    if (body.length > 0 && !isJson(type)) {
      throw new Problem(415, "Send the body as application/json");
    }
    return new Request(
        exchange.getRequestMethod(),
        List.of(exchange.getRequestURI().getRawPath().substring(1).split("/", -1)),
        parameters(exchange.getRequestURI().getRawQuery()),
        body);
  }

  private static byte[] body(InputStream in) throws IOException {
    byte[] body = in.readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      in.readNBytes(MOST_DROPPED);
      throw new Problem(413, "The body must not be larger than " + MOST_BYTES + " bytes");
    }
    return body;
  }

  private static boolean isJson(@Nullable String type) {
    String name = type == null ? "" : type.split(";")[0].strip();
    return name.equalsIgnoreCase("application/json")
        || name.equalsIgnoreCase("application/merge-patch+json");
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      String name = decode(parts[0]);
      if (parameters.put(name, parts.length == 1 ? "" : decode(parts[1])) != null) {
        throw new Problem(400, Problem.shown(name) + " is given twice");
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "The query is not well encoded");
    }
  }

  void onlyParameters(String... names) {
    Set<String> known = Set.of(names);
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        throw new Problem(400, "There is no parameter " + Problem.shown(name));
      }
    }
  }

  boolean flag(String name, boolean otherwise) {
    String text = parameters.getOrDefault(name, String.valueOf(otherwise));
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Problem(400, name + " must be true or false");
    };
  }

  long number(String name, long otherwise, long greatest) {
    String text = parameters.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= 0 && number <= greatest) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below, like a number out of range
    }
    throw new Problem(400, name + " must be a whole number between 0 and " + greatest);
  }

  /** Returns the id that the path ends with. */
  long id() {
    String text = path.get(path.size() - 1);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Problem(400, "An id must be a whole number");
    }
  }

  JsonObject json() {
    return JsonObject.of("The body", Json.read(body));
  }
}
