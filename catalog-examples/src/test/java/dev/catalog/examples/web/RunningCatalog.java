package dev.catalog.examples.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.product.CatalogRepository;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import dev.catalog.testing.PostgresExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The service on a test database, with a client. */
final class RunningCatalog implements AutoCloseable {

  private final AtomicInteger sent = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Database db;
  private final CatalogServer server;

  /** A response; without a body, its JSON is a missing node. */
  record Answer(int status, JsonNode json, HttpResponse<byte[]> response) {

    /** Returns the body exactly as it was sent, including trailing zeros in numbers. */
    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    String detail() {
      return json.path("detail").asText();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  RunningCatalog(PostgresExtension postgres) throws IOException {
    db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .maximumPoolSize(4)
                .onStatement(statement -> sent.incrementAndGet())
                .build());
    db.migrate(CatalogRepository.MIGRATIONS);
    server = CatalogServer.start(db, 0);
  }

  /** Empties the catalogue and returns it, so that a test can store its rows. */
  CatalogRepository empty() {
    db.deleteWhere(Product.ROWS.all());
    db.deleteWhere(Category.ROWS.all());
    return CatalogRepository.of(db);
  }

  /** Returns the number of statements sent since the last call. */
  int statements() {
    return sent.getAndSet(0);
  }

  URI address() {
    return server.address();
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer send(String method, String path, String json) {
    return sendAsync(method, path, json).join();
  }

  Answer send(String method, String path, String contentType, byte[] body) {
    return sendAsync(method, path, contentType, body).join();
  }

  CompletableFuture<Answer> sendAsync(String method, String path, String json) {
    return sendAsync(method, path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  private CompletableFuture<Answer> sendAsync(
      String method, String path, String contentType, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", contentType)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
            .build();
    return client
        .sendAsync(request, BodyHandlers.ofByteArray())
        .thenApply(
            response -> new Answer(response.statusCode(), Json.read(response.body()), response));
  }

  @Override
  public void close() {
    server.close();
    db.close();
  }
}
