package dev.catalog.codegen.run;

import dev.catalog.codegen.read.MigratedSchemas;
import dev.catalog.codegen.read.Migrations;
import dev.catalog.codegen.read.Options;
import dev.catalog.postgres.ThrowawayPostgres;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jooq.DSLContext;
import org.jooq.codegen.Generator;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.codegen.JavaGenerator;
import org.jooq.codegen.MatcherStrategy;
import org.jooq.meta.AbstractDatabase;
import org.jooq.meta.Database;
import org.jspecify.annotations.Nullable;

/** Everything that the generated files depend on, by name, as digests. */
public final class Inputs {
  private static final Set<Class<?>> PLAIN =
      Set.of(boolean.class, int.class, String.class, String[].class, Locale.class);

  /** Options for which jOOQ has no getter that does not ask the database. */
  private static final List<String> FIELDS = List.of("configuredSchemata", "configuredCatalogs");

  /**
   * Where the project lies says nothing about what is generated; the others are deprecated names of
   * synthetic objects, and only log that.
   */
  private static final Set<String> IGNORED =
      Set.of(
          "getBasedir",
          "getTargetDirectory",
          "getSyntheticIdentities",
          "getSyntheticPrimaryKeys",
          "getOverridePrimaryKeys");

  private final SortedMap<String, String> digests = new TreeMap<>();

  private Inputs() {}

  public static SortedMap<String, String> of(
      MigratedSchemas database, Generator generator, GeneratorStrategy strategy) {
    Inputs inputs = new Inputs();
    inputs.addMigrations(database.options(), new Migrations(database.options()).files());
    inputs.addProperties(database.getProperties());
    inputs.addGetters("database option ", Database.class, database);
    inputs.addGetters("generator option ", Generator.class, generator);
    inputs.addFields(database);
    inputs.addStrategy(strategy);
    inputs.addCode();
    return inputs.digests;
  }

  private void addMigrations(Options options, List<Path> files) {
    for (Path file : files) {
      digests.put("migration " + Migrations.name(options.basedir(), file), Digest.of(file));
    }
  }

  private void addProperties(Properties properties) {
    for (String key : properties.stringPropertyNames()) {
      if (!key.equals("postgres.password")) {
        add("property " + key, properties.getProperty(key));
      }
    }
  }

  /**
   * Adds what the getters of options return; those that would ask the database return other types.
   */
  private void addGetters(String prefix, Class<?> type, Object object) {
    for (Method method : type.getMethods()) {
      String name = method.getName();
      boolean isOption =
          PLAIN.contains(method.getReturnType())
              || (method.getReturnType().isEnum() && !name.equals("getDialect"))
              || name.startsWith("getConfigured")
              || name.equals("getRegexFlags");
      if (method.getParameterCount() == 0 && isOption && !IGNORED.contains(name)) {
        add(prefix + name, invoke(method, object));
      }
    }
    if (object instanceof Database database) {
      add(prefix + "orderProvider", String.valueOf(database.getOrderProvider()).split("@")[0]);
    }
  }

  private static String invoke(Method method, Object object) {
    try {
      Object value = method.invoke(object);
      return text(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("jOOQ's option " + method + " cannot be read.", e);
    }
  }

  private void addFields(MigratedSchemas database) {
    for (String name : FIELDS) {
      add("database option " + name, field(AbstractDatabase.class, name, database));
    }
  }

  private void addStrategy(GeneratorStrategy strategy) {
    add("strategy", strategy.getClass().getName());
    if (strategy instanceof MatcherStrategy) {
      add("strategy matchers", field(MatcherStrategy.class, "matchers", strategy));
    } else {
      digests.put("strategy code", strategyCode(strategy.getClass()));
    }
  }

  private static String strategyCode(Class<?> type) {
    return type.getProtectionDomain().equals(JavaGenerator.class.getProtectionDomain())
        ? Digest.ofLibrary(type)
        : Digest.ofCode(type);
  }

  private void addCode() {
    digests.put("catalog-codegen", Digest.ofCode(Inputs.class));
    digests.put("catalog-postgres", Digest.ofCode(ThrowawayPostgres.class));
    add("jOOQ", Digest.ofLibrary(DSLContext.class));
    add("jOOQ's metadata", Digest.ofLibrary(Database.class));
    add("jOOQ's code generator", Digest.ofLibrary(JavaGenerator.class));
    add("Flyway", Digest.ofLibrary(Flyway.class));
    add("Flyway for PostgreSQL", Digest.ofLibrary(PostgreSQLConfigurationExtension.class));
    add("the PostgreSQL driver", Digest.ofLibrary(org.postgresql.Driver.class));
    add("PostgreSQL", binaries());
    add("the JDK", Runtime.version().feature());
  }

  /** Returns the jars that hold PostgreSQL's programs; their names hold the version. */
  private static String binaries() {
    StringBuilder jars = new StringBuilder();
    for (String system : List.of("linux", "darwin", "windows")) {
      for (String architecture : List.of("x86_64", "arm_64")) {
        for (String variant : List.of("", "-alpine_linux")) {
          URL url =
              MigratedSchemas.class
                  .getClassLoader()
                  .getResource("postgres-" + system + "-" + architecture + variant + ".txz");
          String path = url == null ? "" : url.getPath().split("!")[0];
          jars.append(path.substring(path.lastIndexOf('/') + 1)).append('\n');
        }
      }
    }
    return jars.toString();
  }

  /** Returns a private field's value; one that never comes again where it cannot be read. */
  private static String field(Class<?> type, String name, Object object) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return text(field.get(object));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return String.valueOf(System.nanoTime());
    }
  }

  private static String text(@Nullable Object value) {
    return value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
  }

  private void add(String name, Object value) {
    digests.put(name, Digest.of(String.valueOf(value)));
  }
}
