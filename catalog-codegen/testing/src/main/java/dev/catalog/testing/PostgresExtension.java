package dev.catalog.testing;

import java.nio.charset.Charset;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Gives each test class a PostgreSQL database of its own, migrated, and fails a test that leaves a
 * statement or a transaction open.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PostgresExtension postgres = PostgresExtension.migrated("classpath:db/migration");
 * }</pre>
 *
 * <p>One server is started per test JVM, from the source that the system property {@code
 * catalog.postgres} names (see {@link dev.catalog.postgres.PostgresSource#fromSystemProperties}).
 * The migrations run once per distinct set of options, into a template; a class gets a copy, which
 * is dropped after it. The library {@code pg_stat_statements} is loaded on servers that are started
 * here and have it, unless {@code catalog.postgres.parameters.shared_preload_libraries} names
 * others.
 *
 * <p>After each test, when all other extensions are done with it (Spring's has rolled back), {@code
 * pg_stat_activity} is asked for other connections to the class's database that are active or in a
 * transaction. They have two seconds to end; then they are ended and the test fails with their
 * queries. Classes whose test methods run at the same time need {@link #withoutLeakCheck}.
 *
 * <p>An instance serves one test class, with its nested classes, at a time; the accessors may be
 * called by any thread.
 */
public final class PostgresExtension
    implements TestInstancePreConstructCallback, BeforeAllCallback, BeforeEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);
  private static final Duration LEAK_LIMIT = Duration.ofSeconds(2);

  private final Template template;
  private final boolean checksLeaks;
  private final boolean shared;
  private volatile @Nullable TestDatabase database;

  /** Dropped by JUnit when what it was made for has ended, after all extensions. */
  @SuppressWarnings("deprecation")
  private record TestDatabase(TestServer server, String name)
      implements AutoCloseable, Store.CloseableResource {
    @Override
    public void close() {
      server.postgres().dropDatabase(name);
    }
  }

  /** Fails the test that JUnit closes it for, after all extensions. */
  @FunctionalInterface
  @SuppressWarnings("deprecation")
  private interface Check extends AutoCloseable, Store.CloseableResource {
    @Override
    void close();
  }

  private PostgresExtension(Template template, boolean checksLeaks, boolean shared) {
    this.template = template;
    this.checksLeaks = checksLeaks;
    this.shared = shared;
  }

  /**
   * Returns an extension whose databases hold what the migrations make.
   *
   * @param flywayLocations at least one, such as {@code classpath:db/migration} or {@code
   *     filesystem:src/main/resources/db}; all must exist
   * @return an extension that migrates the schema {@code public} and checks for leaks
   * @throws IllegalArgumentException if there is no location
   */
  public static PostgresExtension migrated(String... flywayLocations) {
    if (flywayLocations.length == 0) {
      throw new IllegalArgumentException(
          "Name a Flyway location, or use PostgresExtension.empty() for a database without migrations");
    }
    return new PostgresExtension(Template.of(List.of(flywayLocations)), true, false);
  }

  /**
   * Returns an extension whose databases are empty.
   *
   * @return an extension that checks for leaks
   */
  public static PostgresExtension empty() {
    return new PostgresExtension(Template.of(List.of()), true, false);
  }

  /**
   * Returns this extension with the migrations in a schema of their own, which Flyway creates and
   * uses as the default.
   *
   * @param schema the schema, unquoted
   * @return a copy
   * @throws IllegalStateException if this is the extension for empty databases
   */
  public PostgresExtension schema(String schema) {
    return with(template.schema(schema));
  }

  /**
   * Returns this extension with another name for Flyway's history table.
   *
   * @param table the table, unquoted
   * @return a copy
   * @throws IllegalStateException if this is the extension for empty databases
   */
  public PostgresExtension historyTable(String table) {
    return with(template.historyTable(table));
  }

  /**
   * Returns this extension with values for the migrations' {@code ${name}} placeholders.
   *
   * @param values the values, by the names of the placeholders
   * @return a copy
   * @throws IllegalStateException if this is the extension for empty databases
   */
  public PostgresExtension placeholders(Map<String, String> values) {
    return with(template.placeholders(values));
  }

  /**
   * Returns this extension with another encoding of the migrations than UTF-8.
   *
   * @param charset the encoding
   * @return a copy
   * @throws IllegalStateException if this is the extension for empty databases
   */
  public PostgresExtension encoding(Charset charset) {
    return with(template.encoding(charset));
  }

  /**
   * Returns this extension with or without migrations that mix statements that need a transaction
   * with statements that cannot run in one; such a migration runs without a transaction. By default
   * it is refused.
   *
   * @param allowed whether it runs
   * @return a copy
   * @throws IllegalStateException if this is the extension for empty databases
   */
  public PostgresExtension mixed(boolean allowed) {
    return with(template.mixed(allowed));
  }

  private PostgresExtension with(Template changed) {
    if (template.isEmpty()) {
      throw new IllegalStateException(
          "An empty database has no migrations; use PostgresExtension.migrated(...)");
    }
    return new PostgresExtension(changed, checksLeaks, shared);
  }

  /**
   * Returns this extension without the check after each test.
   *
   * @return a copy
   */
  public PostgresExtension withoutLeakCheck() {
    return new PostgresExtension(template, false, shared);
  }

  /**
   * Returns this extension with one database for all test classes of the JVM that ask for the same
   * migrations and options in this way, instead of one for each class. It is dropped at the end of
   * the run. For tests that roll back what they write, or clean up.
   *
   * @return a copy
   */
  public PostgresExtension shared() {
    return new PostgresExtension(template, checksLeaks, true);
  }

  /**
   * Returns whether classes share the database.
   *
   * @return true for what {@link #shared()} returned
   */
  public boolean isShared() {
    return shared;
  }

  /**
   * Returns the JDBC URL of the class's database.
   *
   * @return a URL without user and password
   * @throws IllegalStateException if no test class runs, or the field is not static
   */
  public String url() {
    TestDatabase current = database();
    return current.server().postgres().url(current.name());
  }

  /**
   * Returns the user that logs in, a superuser on servers that are started here.
   *
   * @return the name
   * @throws IllegalStateException if no test class runs, or the field is not static
   */
  public String user() {
    return database().server().postgres().user();
  }

  /**
   * Returns the password of {@link #user()}.
   *
   * @return the password
   * @throws IllegalStateException if no test class runs, or the field is not static
   */
  public String password() {
    return database().server().postgres().password();
  }

  /**
   * Returns a data source without a pool: each {@code getConnection} opens one, which the caller
   * closes.
   *
   * @return a new data source for the class's database
   * @throws IllegalStateException if no test class runs, or the field is not static
   */
  public DataSource dataSource() {
    TestDatabase current = database();
    return current.server().dataSource(current.name());
  }

  /**
   * Opens a connection to the class's database, in autocommit mode; the caller closes it.
   *
   * @return a new connection
   * @throws IllegalStateException if no test class runs, the field is not static, or the server
   *     does not accept it
   */
  public Connection connect() {
    TestDatabase current = database();
    return current.server().postgres().connect(current.name());
  }

  private TestDatabase database() {
    TestDatabase current = database;
    if (current == null) {
      throw new IllegalStateException(
          "There is a database only while a test class runs; register the extension in a static field with"
              + " @RegisterExtension");
    }
    return current;
  }

  /**
   * Creates the class's database before the test instance, which may need it; called by JUnit.
   *
   * @throws dev.catalog.postgres.PostgresStartException as {@link #beforeAll} does
   * @throws IllegalStateException as {@link #beforeAll} does
   * @throws org.flywaydb.core.api.FlywayException as {@link #beforeAll} does
   */
  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    beforeAll(context);
  }

  /**
   * Creates the class's database, unless that was done; called by JUnit, which drops it after the
   * class.
   *
   * @throws dev.catalog.postgres.PostgresStartException if there is no server
   * @throws IllegalStateException if there are no migrations, or the server refuses a database
   * @throws org.flywaydb.core.api.FlywayException if a migration fails; the message names the file,
   *     the line and what to change
   */
  @Override
  public synchronized void beforeAll(ExtensionContext context) {
    Store run = context.getRoot().getStore(NAMESPACE);
    TestServer server = computed(run, TestServer.class, TestServer.class, TestServer::start);
    database =
        shared
            ? computed(run, template, TestDatabase.class, () -> create(server, "shared"))
            : computed(
                context.getStore(NAMESPACE),
                this,
                TestDatabase.class,
                () -> create(server, context.getRequiredTestClass().getSimpleName()));
  }

  private TestDatabase create(TestServer server, String label) {
    return new TestDatabase(server, server.createDatabase(template, label));
  }

  /** The newer name of the method, {@code computeIfAbsent}, is not in JUnit 5.12. */
  @SuppressWarnings("deprecation")
  private static <T> T computed(Store store, Object key, Class<T> type, Supplier<T> value) {
    return Objects.requireNonNull(store.getOrComputeIfAbsent(key, absent -> value.get(), type));
  }

  /**
   * Lets the test fail if it leaves a statement or a transaction open, which is then ended; called
   * by JUnit.
   */
  @Override
  public void beforeEach(ExtensionContext context) {
    Check check = this::checkLeaks;
    context.getStore(NAMESPACE).put(new Object(), check);
  }

  void checkLeaks() {
    TestDatabase current = database();
    if (checksLeaks) {
      LeakCheck.check(current.server().postgres(), current.name(), LEAK_LIMIT);
    }
  }
}
