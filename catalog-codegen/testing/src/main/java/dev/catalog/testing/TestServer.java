package dev.catalog.testing;

import dev.catalog.postgres.PostgresSource;
import dev.catalog.postgres.ThrowawayPostgres;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The one server of a test JVM and its template databases; JUnit closes it at the end of the run.
 */
final class TestServer implements AutoCloseable {
  private static final int LONGEST_IDENTIFIER = 63;

  private final ThrowawayPostgres postgres;

  /** Servers that others run are shared with other JVMs. */
  private final String prefix = "catalog_" + UUID.randomUUID().toString().substring(0, 8) + "_";

  private final Map<Template, String> templates = new HashMap<>();
  private int databases;

  private TestServer(ThrowawayPostgres postgres) {
    this.postgres = postgres;
  }

  static TestServer start() {
    return start(PostgresSource.fromSystemProperties());
  }

  static TestServer start(PostgresSource source) {
    String name = "shared_preload_libraries";
    String value = "pg_stat_statements";
    PostgresSource prepared = source;
    if (source instanceof PostgresSource.Embedded embedded) {
      prepared = embedded.withParameter(name, value);
    } else if (source instanceof PostgresSource.Container container) {
      prepared = container.withParameter(name, value);
    } else if (source instanceof PostgresSource.Given given) {
      // only databases of our own are touched on it
      prepared = given.allowingContents();
    }
    return new TestServer(ThrowawayPostgres.start(prepared));
  }

  ThrowawayPostgres postgres() {
    return postgres;
  }

  /**
   * Creates a database from the template, which is migrated the first time; the caller drops it.
   */
  synchronized String createDatabase(Template template, String label) {
    String name = name(label);
    if (template.isEmpty()) {
      postgres.createDatabase(name, null);
      return name;
    }
    String source = templates.get(template);
    if (source == null) {
      source = createTemplate(template);
      templates.put(template, source);
    }
    postgres.createDatabase(name, source);
    return name;
  }

  private String createTemplate(Template template) {
    String name = name("template");
    postgres.createDatabase(name, null);
    try {
      template.migrate(dataSource(name));
      return name;
    } catch (RuntimeException e) {
      postgres.dropDatabase(name);
      throw e;
    }
  }

  private String name(String label) {
    databases++;
    String suffix = "_" + databases;
    String plain = prefix + label.replaceAll("[^A-Za-z0-9_]", "_");
    int length = Math.min(plain.length(), LONGEST_IDENTIFIER - suffix.length());
    return plain.substring(0, length) + suffix;
  }

  PGSimpleDataSource dataSource(String database) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(postgres.url(database));
    dataSource.setUser(postgres.user());
    dataSource.setPassword(postgres.password());
    return dataSource;
  }

  @Override
  public synchronized void close() {
    try {
      templates.values().forEach(postgres::dropDatabase);
    } finally {
      postgres.close();
    }
  }
}
