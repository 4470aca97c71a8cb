package dev.catalog.codegen;

import dev.catalog.codegen.read.Options;
import dev.catalog.postgres.PostgresSource;
import dev.catalog.postgres.ThrowawayPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Property;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/** A project with migrations, generated from by jOOQ's own tool in this JVM. */
final class Project {
  static final String PACKAGE = "shop.data";

  /** One server for the tests of this JVM; each run gets an empty database. */
  private static final class Server {
    static final ThrowawayPostgres POSTGRES = ThrowawayPostgres.start(PostgresSource.embedded());
    static int databases;

    static synchronized String emptyDatabase() {
      String name = "generated_from_" + ++databases;
      POSTGRES.createDatabase(name, null);
      return POSTGRES.url(name);
    }
  }

  private final Path directory;
  private final Map<String, String> properties = new TreeMap<>();
  private final List<Consumer<Configuration>> changes = new ArrayList<>();
  private List<String> schemas = List.of("public");
  private Path target;
  private Path classPath;

  Project(Path directory) {
    this.directory = directory;
    this.target = directory.resolve("target/generated-sources/catalog");
    useGivenDatabase();
  }

  /** Opens a project with the properties of another one, in another JVM. */
  Project(Path directory, Map<String, String> properties) {
    this.directory = directory;
    this.target = directory.resolve("target/generated-sources/catalog");
    this.properties.putAll(properties);
  }

  Map<String, String> properties() {
    return properties;
  }

  /** Gives the next run an empty database, which is a new URL. */
  Project useGivenDatabase() {
    return property("postgres", Server.emptyDatabase())
        .property("postgres.user", Server.POSTGRES.user())
        .property("postgres.password", Server.POSTGRES.password());
  }

  Project useEmbeddedDatabase() {
    properties.keySet().removeIf(key -> key.startsWith("postgres"));
    return this;
  }

  Project property(String key, String value) {
    properties.put(key, value);
    return this;
  }

  Project schemas(String... names) {
    schemas = List.of(names);
    return this;
  }

  Project target(String path) {
    target = directory.resolve(path);
    return this;
  }

  Project configured(Consumer<Configuration> change) {
    changes.add(change);
    return this;
  }

  Project migration(String name, String sql) {
    return write(Options.DEFAULT_MIGRATIONS + "/" + name, sql);
  }

  Project migrationFrom(String resource) {
    return migration(resource.substring(resource.lastIndexOf('/') + 1), resource(resource));
  }

  Project write(String path, String text) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the project compile with a version of jOOQ, which the plugin sees on its class path. */
  Project compilesWithJooq(String version) throws IOException {
    Path library = directory.resolve("target/jooq-" + version + "/META-INF/maven/org.jooq/jooq");
    Files.createDirectories(library);
    Files.writeString(library.resolve("pom.properties"), "version=" + version + "\n");
    classPath = directory.resolve("target/jooq-" + version);
    return this;
  }

  /** Generates, by {@code GenerationTool} as the Maven plugin calls it. */
  Project generate() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] urls = classPath == null ? new URL[0] : new URL[] {classPath.toUri().toURL()};
    try (URLClassLoader ofProject = new URLClassLoader(urls, before)) {
      thread.setContextClassLoader(ofProject);
      GenerationTool.generate(configuration());
    } finally {
      thread.setContextClassLoader(before);
    }
    return this;
  }

  private Configuration configuration() {
    Database database =
        new Database()
            .withName(MigratedDatabase.class.getName())
            .withSchemata(
                schemas.stream()
                    .map(name -> new SchemaMappingType().withInputSchema(name))
                    .toList())
            .withProperties(
                properties.entrySet().stream()
                    .map(each -> new Property().withKey(each.getKey()).withValue(each.getValue()))
                    .toList());
    Configuration configuration =
        new Configuration()
            .withLogging(Logging.WARN)
            .withBasedir(directory.toString())
            .withGenerator(
                new Generator()
                    .withName(CatalogGenerator.class.getName())
                    .withDatabase(database)
                    .withGenerate(
                        new Generate()
                            .withRecords(false)
                            .withPojos(false)
                            .withImplicitJoinPathsToMany(false))
                    .withTarget(
                        new Target().withPackageName(PACKAGE).withDirectory(target.toString())));
    changes.forEach(change -> change.accept(configuration));
    return configuration;
  }

  Path file(String path) {
    return target.resolve(PACKAGE.replace('.', '/')).resolve(path);
  }

  String text(String path) {
    try {
      return Files.readString(file(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text of every generated file, by its path below the package. */
  SortedMap<String, String> texts() {
    SortedMap<String, String> texts = new TreeMap<>();
    paths().forEach(path -> texts.put(path, text(path)));
    return texts;
  }

  /** Returns when every generated file was written, by its path below the package. */
  SortedMap<String, FileTime> times() {
    SortedMap<String, FileTime> times = new TreeMap<>();
    for (String path : paths()) {
      try {
        times.put(path, Files.getLastModifiedTime(file(path)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return times;
  }

  /** Returns the paths of the generated files below the package. */
  List<String> paths() {
    Path root = file("");
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(Files::isRegularFile)
          .map(each -> root.relativize(each).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the names of the types below the package itself. */
  List<String> types() {
    return paths().stream()
        .filter(path -> !path.contains("/"))
        .map(path -> path.replace(".java", ""))
        .toList();
  }

  /** Returns the lines that tell a generated type apart, such as its components or constants. */
  List<String> lines(String path, String start) {
    return Arrays.stream(text(path).split("\n"))
        .map(String::strip)
        .filter(line -> line.startsWith(start))
        .toList();
  }

  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Project.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
