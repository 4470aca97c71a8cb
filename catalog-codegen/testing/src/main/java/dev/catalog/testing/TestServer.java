package dev.catalog.testing;

import dev.catalog.postgres.PostgresSource;
import dev.catalog.postgres.PostgresStartException;
import dev.catalog.postgres.ThrowawayPostgres;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one server of a test JVM and its template databases; JUnit closes it at the end of the run,
 * up to 5.12 because it is a {@code CloseableResource}.
 */
@SuppressWarnings("deprecation")
final class TestServer implements AutoCloseable, Store.CloseableResource {
  private static final int LONGEST_IDENTIFIER = 63;

  private static final Logger LOG = LoggerFactory.getLogger(TestServer.class);
  private static final String LIBRARIES = "shared_preload_libraries";
  private static final String STATEMENTS = "pg_stat_statements";

  private final PostgresSource source;
  private final ThrowawayPostgres postgres;

  /** Servers that others run are shared with other JVMs. */
  private final String prefix = "catalog_" + UUID.randomUUID().toString().substring(0, 8) + "_";

  private final Map<Template, String> templates = new HashMap<>();
  private int databases;

  private TestServer(PostgresSource source, ThrowawayPostgres postgres) {
    this.source = source;
    this.postgres = postgres;
  }

  static TestServer start() {
    return start(PostgresSource.fromSystemProperties());
  }

  static TestServer start(PostgresSource source) {
    if (source instanceof PostgresSource.Embedded embedded) {
      return new TestServer(source, ThrowawayPostgres.start(prepared(embedded)));
    }
    if (source instanceof PostgresSource.Installed installed) {
      return new TestServer(source, start(installed));
    }
    if (source instanceof PostgresSource.Container container) {
      boolean isSet = container.parameters().containsKey(LIBRARIES);
      return new TestServer(
          source,
          ThrowawayPostgres.start(
              isSet ? container : container.withParameter(LIBRARIES, STATEMENTS)));
    }
    // only databases of our own are touched on it
    PostgresSource.Given given = (PostgresSource.Given) source;
    return new TestServer(source, ThrowawayPostgres.start(given.allowingContents()));
  }

  private static PostgresSource.Embedded prepared(PostgresSource.Embedded source) {
    boolean isSet = source.parameters().containsKey(LIBRARIES);
    return isSet ? source : source.withParameter(LIBRARIES, STATEMENTS);
  }

  /** Some packages of PostgreSQL come without its additional modules. */
  private static ThrowawayPostgres start(PostgresSource.Installed source) {
    if (source.parameters().containsKey(LIBRARIES)) {
      return ThrowawayPostgres.start(source);
    }
    try {
      return ThrowawayPostgres.start(source.withParameter(LIBRARIES, STATEMENTS));
    } catch (PostgresStartException e) {
      if (!String.valueOf(e.getMessage()).contains(STATEMENTS)) {
        throw e;
      }
      LOG.info("The installed PostgreSQL has no {} and starts without it", STATEMENTS);
      return ThrowawayPostgres.start(source);
    }
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
    String migrated = templates.get(template);
    if (migrated == null) {
      migrated = createTemplate(template);
      templates.put(template, migrated);
    }
    postgres.createDatabase(name, migrated);
    return name;
  }

  private String createTemplate(Template template) {
    String name = name("template");
    postgres.createDatabase(name, null);
    try {
      template.migrate(dataSource(name), source, postgres);
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
