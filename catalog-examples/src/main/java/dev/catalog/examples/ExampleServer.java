package dev.catalog.examples;

import dev.catalog.postgres.PostgresSource;
import dev.catalog.postgres.ThrowawayPostgres;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL server for an example: the one given by the environment, or an embedded one that
 * stops with the program.
 *
 * <p>Immutable; any thread may close it.
 */
public final class ExampleServer implements AutoCloseable {

  private final String url;
  private final String user;
  private final String password;
  private final @Nullable ThrowawayPostgres embedded;

  private ExampleServer(
      String url, String user, String password, @Nullable ThrowawayPostgres embedded) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.embedded = embedded;
  }

  /**
   * Returns the server at {@code CATALOG_URL}, with {@code CATALOG_USER} (by default {@code
   * postgres}) and {@code CATALOG_PASSWORD} (by default empty). Without {@code CATALOG_URL}, starts
   * an embedded one.
   *
   * @param environment the variables, usually {@link System#getenv()}
   * @throws dev.catalog.postgres.PostgresStartException if the embedded server does not start;
   *     nothing is left running
   */
  public static ExampleServer of(Map<String, String> environment) {
    String url = environment.getOrDefault("CATALOG_URL", "");
    if (url.isBlank()) {
      ThrowawayPostgres postgres = ThrowawayPostgres.start(PostgresSource.embedded());
      return new ExampleServer(postgres.url(), postgres.user(), postgres.password(), postgres);
    }
    return new ExampleServer(
        url,
        environment.getOrDefault("CATALOG_USER", "postgres"),
        environment.getOrDefault("CATALOG_PASSWORD", ""),
        null);
  }

  /** Returns the JDBC URL. */
  public String url() {
    return url;
  }

  /** Returns the user that logs in. */
  public String user() {
    return user;
  }

  /** Returns the password of {@link #user()}. */
  public String password() {
    return password;
  }

  /** Returns whether this program started the server. */
  public boolean isEmbedded() {
    return embedded != null;
  }

  /** Stops the server, if it is the embedded one. */
  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
