package dev.catalog.examples.web;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.DatabaseException;
import dev.catalog.examples.ExampleServer;
import dev.catalog.examples.SampleData;
import dev.catalog.postgres.PostgresStartException;
import dev.catalog.product.CatalogRepository;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Serves the sample catalogue over HTTP until the process is interrupted.
 *
 * <p>Listens on the port given by the system property {@code port}, by default 8080. Uses an
 * embedded database, or the one given by {@code CATALOG_URL}, {@code CATALOG_USER} and {@code
 * CATALOG_PASSWORD}.
 */
public final class WebService {

  private WebService() {}

  /** Runs the service. Exits the JVM with status 1 if it cannot start. */
  public static void main(String[] arguments) throws InterruptedException {
    // frees the thread of a client that does not finish sending its request
    System.setProperty("sun.net.httpserver.maxReqTime", "30");
    // responses are small; without this, each would wait for the client's delayed acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    stopWithTheProcess(stop, stopped);
    int status;
    try {
      String port = System.getProperty("port", "8080");
      status = run(System.getenv(), port, stop, System.out, System.err);
    } finally {
      stopped.countDown();
    }
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Serves until {@code stop} is counted down, and returns the exit status. */
  static int run(
      Map<String, String> environment,
      String port,
      CountDownLatch stop,
      PrintStream out,
      PrintStream err)
      throws InterruptedException {
    try (ExampleServer postgres = ExampleServer.of(environment);
        Database db = open(postgres);
        CatalogServer server = CatalogServer.start(db, number(port))) {
      out.println("The catalogue is at " + server.address() + "/products");
      stop.await();
      return 0;
    } catch (IOException e) {
      err.println("The service cannot listen on port " + port + ": " + e.getMessage());
    } catch (DatabaseException | PostgresStartException | IllegalArgumentException e) {
      err.println(e.getMessage());
    }
    return 1;
  }

  private static Database open(ExampleServer postgres) {
    Database db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .applicationName("catalog-web")
                .sqlLog(true)
                .build());
    try {
      db.migrate(CatalogRepository.MIGRATIONS);
      SampleData.load(db);
      return db;
    } catch (RuntimeException e) {
      db.close();
      throw e;
    }
  }

  private static int number(String port) {
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
      throw new IllegalArgumentException(
          "The system property port must be a number up to 65535, 0 for any free port: " + port);
    }
    return Integer.parseInt(port);
  }

  /** Makes the end of the process, for example after Ctrl-C, wait until everything is closed. */
  private static void stopWithTheProcess(CountDownLatch stop, CountDownLatch stopped) {
    Runnable action =
        () -> {
          stop.countDown();
          try {
            stopped.await(10, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Runtime.getRuntime().addShutdownHook(new Thread(action, "stop-web-service"));
  }
}
