package dev.catalog.examples.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.catalog.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Serves the catalogue over HTTP, to callers on this machine.
 *
 * <p>Safe to share between threads.
 */
public final class CatalogServer implements AutoCloseable {

  private static final int THREADS = 10;

  private final HttpServer http;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Routes routes;

  private CatalogServer(HttpServer http, Routes routes) {
    this.http = http;
    this.routes = routes;
  }

  /**
   * Serves a catalogue. The caller keeps its database open until the server is closed.
   *
   * @param db the migrated database
   * @param port the port to listen on, on the loopback address; 0 for any free port
   * @throws IOException if the port is in use; nothing is left open
   */
  public static CatalogServer start(Database db, int port) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    CatalogServer server = new CatalogServer(http, new Routes(new CatalogApi(db)));
    http.setExecutor(server.threads);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  /** Returns the address of the server, for example {@code http://127.0.0.1:8080}. */
  public URI address() {
    InetSocketAddress address = http.getAddress();
    return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response response = respond(exchange);
      response.headers().forEach(exchange.getResponseHeaders()::set);
      if (response.body().length == 0 || exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(response.status(), -1);
      } else {
        exchange.sendResponseHeaders(response.status(), response.body().length);
        exchange.getResponseBody().write(response.body());
      }
    }
  }

  private Response respond(HttpExchange exchange) throws IOException {
    try {
      return routes.answer(Request.of(exchange));
    } catch (RuntimeException e) {
      return Problems.response(e);
    }
  }

  /** Accepts no more requests, and waits up to five seconds for those in progress. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.stop(0);
  }
}
