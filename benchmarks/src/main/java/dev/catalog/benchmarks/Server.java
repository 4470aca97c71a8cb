package dev.catalog.benchmarks;

import dev.catalog.benchmarks.Workload.Data;
import dev.catalog.postgres.PostgresSource;
import dev.catalog.postgres.ThrowawayPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The embedded PostgreSQL of a run, with the databases that workloads use. */
final class Server implements AutoCloseable {

  private static final String MIGRATION = "/db/migration/V1__shop.sql";
  private static final String EMPTY = "empty";
  private static final String SHOP = "shop";
  private static final String LARGE = "large";
  private static final String WRITTEN = "written";

  private final ThrowawayPostgres postgres;
  private boolean hasLarge;
  private int copies;

  private Server(ThrowawayPostgres postgres) {
    this.postgres = postgres;
  }

  static Server start() {
    Server server =
        new Server(
            ThrowawayPostgres.start(
                PostgresSource.embedded()
                    .withParameter("shared_preload_libraries", "pg_stat_statements")
                    .withParameter("pg_stat_statements.track", "top")
                    .withParameter("shared_buffers", "512MB")
                    .withParameter("max_wal_size", "4GB")
                    .withParameter("autovacuum", "off")
                    .withParameter("jit", "off")));
    server.create(EMPTY, null);
    try (ShopDatabase empty = server.open(EMPTY)) {
      empty.execute(migration());
      empty.execute("create extension pg_stat_statements");
    }
    server.create(SHOP, EMPTY);
    try (ShopDatabase shop = server.open(SHOP)) {
      shop.fill(Shop.PRODUCTS, true);
    }
    return server;
  }

  private static String migration() {
    try (InputStream stream = Server.class.getResourceAsStream(MIGRATION)) {
      if (stream == null) {
        throw new IllegalStateException(MIGRATION + " is not on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void create(String database, @org.jspecify.annotations.Nullable String template) {
    postgres.createDatabase(database, template);
  }

  private ShopDatabase open(String database) {
    return new ShopDatabase(postgres.url(database), postgres.user(), postgres.password());
  }

  /**
   * Returns the URL of a database with the required rows; one that will be written to is filled
   * again.
   */
  String url(Data data) {
    return postgres.url(
        switch (data) {
          case SHOP -> SHOP;
          case LARGE -> large();
          case WRITTEN -> written();
        });
  }

  private String large() {
    if (!hasLarge) {
      create(LARGE, EMPTY);
      try (ShopDatabase large = open(LARGE)) {
        large.fill(Operations.STREAMED_ROWS, false);
      }
      hasLarge = true;
    }
    return LARGE;
  }

  private String written() {
    copies++;
    create(WRITTEN + copies, SHOP);
    return WRITTEN + copies;
  }

  /** Drops the databases that were written to. They must no longer be in use. */
  void dropWritten() {
    for (; copies > 0; copies--) {
      postgres.dropDatabase(WRITTEN + copies);
    }
  }

  String user() {
    return postgres.user();
  }

  String password() {
    return postgres.password();
  }

  String version() {
    return postgres.serverVersion();
  }

  @Override
  public void close() {
    postgres.close();
  }
}
