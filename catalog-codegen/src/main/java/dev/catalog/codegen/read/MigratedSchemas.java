package dev.catalog.codegen.read;

import dev.catalog.codegen.model.CatalogGenerationException;
import dev.catalog.codegen.model.JavaText;
import dev.catalog.codegen.model.Tag;
import dev.catalog.postgres.PostgresStartException;
import dev.catalog.postgres.ThrowawayPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.meta.DataTypeDefinition;
import org.jooq.meta.DefaultDomainDefinition;
import org.jooq.meta.DefaultRelations;
import org.jooq.meta.Definition;
import org.jooq.meta.DomainDefinition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.SequenceDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.postgres.PostgresDatabase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schemas that a project's migrations leave behind on a throwaway PostgreSQL, and what jOOQ's
 * own metadata does not say of them. Creating it starts nothing. Confined to the thread that
 * generates.
 */
public abstract class MigratedSchemas extends PostgresDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(MigratedSchemas.class);

  private @Nullable Options options;
  private @Nullable ThrowawayPostgres postgres;
  private @Nullable Connection connection;
  private @Nullable ServerFacts facts;
  private @Nullable ComparisonFacts comparisons;
  private @Nullable OtherConstraints otherConstraints;
  private @Nullable DomainTypes domains;
  private @Nullable RuntimeException failure;
  private final List<ForcedType> forced = new ArrayList<>();

  @SuppressWarnings("this-escape") // jOOQ asks the filter later
  protected MigratedSchemas() {
    addFilter(this::isLeftOut);
  }

  /**
   * Returns what the properties say.
   *
   * @throws CatalogGenerationException with every property that is unknown or cannot be used
   */
  public Options options() {
    if (options == null) {
      Properties properties = getProperties() == null ? new Properties() : getProperties();
      String basedir = getBasedir() == null ? "" : getBasedir();
      options = Options.from(Path.of(basedir).toAbsolutePath().normalize(), properties);
    }
    return options;
  }

  /** Returns whether other tables inherit from a table; partitions do not count. */
  public boolean isInheritanceParent(TableDefinition table) {
    return facts()
        .parents()
        .contains(ServerFacts.Name.of(table.getSchema().getName(), table.getName()));
  }

  /** Returns what jOOQ's metadata leaves out; starts the server if it does not run. */
  ServerFacts facts() {
    start();
    if (facts == null) {
      throw new IllegalStateException("The server is closed.");
    }
    return facts;
  }

  /** Returns the constraints that are no keys; starts the server if it does not run. */
  OtherConstraints otherConstraints() {
    start();
    if (otherConstraints == null) {
      throw new IllegalStateException("The server is closed.");
    }
    return otherConstraints;
  }

  /** Returns how the server compares columns; starts the server if it does not run. */
  ComparisonFacts comparisons() {
    start();
    if (comparisons == null) {
      throw new IllegalStateException("The server is closed.");
    }
    return comparisons;
  }

  /**
   * Starts the server and applies the migrations, unless that was done.
   *
   * @throws CatalogGenerationException if one of it fails; the server is stopped, and another call
   *     fails the same way
   */
  public void start() {
    if (failure != null) {
      throw failure;
    }
    if (connection != null) {
      return;
    }
    try {
      startAndMigrate();
    } catch (RuntimeException e) {
      failure = e;
      close();
      throw e;
    }
  }

  private void startAndMigrate() {
    if (getConnection() != null) {
      throw CatalogGenerationException.of(
          Tag.OPTION_INVALID,
          "The plugin's <jdbc> names a database, but the migrations run on one of their own;"
              + " remove <jdbc>, or name the"
              + " database in the property postgres.");
    }
    long start = System.nanoTime();
    try {
      postgres = ThrowawayPostgres.start(options().postgres());
    } catch (PostgresStartException e) {
      throw CatalogGenerationException.of(
          Tag.POSTGRES_UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
    Migrations migrations = new Migrations(options());
    migrations.run(postgres);
    Connection opened = postgres.connect();
    connection = opened;
    setConnection(opened);
    try {
      facts = ServerFacts.read(opened);
      comparisons = ComparisonFacts.read(opened);
      otherConstraints = OtherConstraints.read(opened);
      domains = DomainTypes.read(opened);
    } catch (SQLException e) {
      throw CatalogGenerationException.of(
          Tag.GENERATION_FAILED, "PostgreSQL refused a catalog query: " + e.getMessage(), e);
    }
    forceTextForms(facts, comparisons);
    LOG.debug(
        "PostgreSQL {} migrated after {} ms",
        postgres.serverVersion(),
        (System.nanoTime() - start) / 1_000_000);
  }

  /** Returns a type as it is, or for a domain's the type that it is made of. */
  public DataTypeDefinition plain(DataTypeDefinition type) {
    return domains().plain(type);
  }

  private DomainTypes domains() {
    start();
    return Objects.requireNonNull(domains);
  }

  @Override
  protected List<DomainDefinition> getDomains0() throws SQLException {
    List<DomainDefinition> plain = new ArrayList<>();
    for (DomainDefinition each : super.getDomains0()) {
      DefaultDomainDefinition domain =
          new DefaultDomainDefinition(
              each.getSchema(),
              each.getName(),
              domains().plain(each.getSchema().getName(), each.getName(), each.getDefinedType()));
      domain.addCheckClause(each.getCheckClauses().toArray(String[]::new));
      plain.add(domain);
    }
    return plain;
  }

  /**
   * Adds the forced types of columns whose type is a domain over an enum, when the server runs; the
   * build's own come first.
   *
   * @param javaTypes the name of an enum's class
   */
  public void forceEnumDomains(Function<EnumDefinition, String> javaTypes) {
    List<ForcedType> types = new ArrayList<>();
    domains()
        .enumColumns()
        .forEach(
            (name, columns) -> {
              SchemaDefinition schema = getSchema(name.first());
              EnumDefinition type = schema == null ? null : getEnum(schema, name.last());
              if (type != null) {
                types.add(enumDomain(javaTypes.apply(type), columns));
              }
            });
    addForced(types);
  }

  private static ForcedType enumDomain(String javaType, Collection<String> columns) {
    return new ForcedType()
        .withUserType(javaType)
        .withBinding("new dev.catalog.spi.TextForm.OfEnum<>(%s.class)".formatted(javaType))
        .withIncludeExpression(anyOf(columns));
  }

  /** jOOQ forgets which ones are used when it is given others. */
  private void addForced(List<ForcedType> added) {
    List<ForcedType> types = new ArrayList<>(getConfiguredForcedTypes());
    types.addAll(added);
    setConfiguredForcedTypes(types);
    forced.addAll(added);
    forced.forEach(this::markUsed);
  }

  /** Adds the forced types of texts; those of the build come first, and the first one counts. */
  private void forceTextForms(ServerFacts facts, ComparisonFacts comparisons) {
    List<ForcedType> texts = new ArrayList<>();
    facts
        .textForms()
        .forEach(
            (type, columns) ->
                texts.add(
                    new ForcedType()
                        .withUserType(String.class.getName())
                        .withBinding(
                            "new dev.catalog.spi.TextForm<>(%s)"
                                .formatted(literals(type, comparisons.operatorsOf(type))))
                        .withIncludeExpression(anyOf(columns))));
    addForced(texts);
  }

  private static String literals(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream())
        .map(JavaText::literal)
        .collect(Collectors.joining(", "));
  }

  private static String anyOf(Collection<String> names) {
    return names.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?-ix)(?:", ")"));
  }

  /**
   * Says that every forced type, comment and synthetic object is used: a run that generates nothing
   * cannot know.
   */
  public void markAllUsed() {
    List.copyOf(getConfiguredForcedTypes()).forEach(this::markUsed);
    List.copyOf(getConfiguredEmbeddables()).forEach(this::markUsed);
    List.copyOf(getConfiguredComments()).forEach(this::markUsed);
    List.copyOf(getConfiguredSyntheticColumns()).forEach(this::markUsed);
    List.copyOf(getConfiguredSyntheticReadonlyColumns()).forEach(this::markUsed);
    List.copyOf(getConfiguredSyntheticReadonlyRowids()).forEach(this::markUsed);
    List.copyOf(getConfiguredSyntheticIdentities()).forEach(this::markUsed);
    List.copyOf(getConfiguredSyntheticEnums()).forEach(this::markUsed);
    List.copyOf(getConfiguredSyntheticPrimaryKeys()).forEach(this::markUsed);
    List.copyOf(getConfiguredSyntheticUniqueKeys()).forEach(this::markUsed);
    List.copyOf(getConfiguredSyntheticForeignKeys()).forEach(this::markUsed);
    List.copyOf(getConfiguredSyntheticViews()).forEach(this::markUsed);
  }

  @Override
  protected DSLContext create0() {
    return DSL.using(new LazyConnection(), SQLDialect.POSTGRES);
  }

  @Override
  protected List<SchemaDefinition> getSchemata0() throws SQLException {
    return super.getSchemata0().stream()
        .filter(schema -> !schema.getName().startsWith("pg_"))
        .filter(schema -> !schema.getName().equals("information_schema"))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  @Override
  protected void loadUniqueKeys(DefaultRelations relations) throws SQLException {
    super.loadUniqueKeys(relations);
    ReferencedIndexes.addTo(relations, getConnection(), this);
  }

  @Override
  protected void loadForeignKeys(DefaultRelations relations) throws SQLException {
    ForeignKeys.addTo(relations, getConnection(), this);
  }

  private boolean isLeftOut(Definition definition) {
    if (!(definition instanceof TableDefinition
        || definition instanceof RoutineDefinition
        || definition instanceof SequenceDefinition)) {
      return false;
    }
    if (definition instanceof TableDefinition
        && definition.getName().equals(options().historyTable())) {
      return true;
    }
    boolean isFunction =
        definition instanceof RoutineDefinition
            || (definition instanceof TableDefinition table && table.isTableValuedFunction());
    return (isFunction ? facts().hiddenFunctions() : facts().hidden())
        .contains(ServerFacts.Name.of(definition.getSchema().getName(), definition.getName()));
  }

  /** Closes the connection and stops the server; jOOQ calls it after every run. */
  @Override
  public void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.debug("The connection of the code generator did not close", e);
    } finally {
      connection = null;
      facts = null;
      comparisons = null;
      otherConstraints = null;
      domains = null;
      if (postgres != null) {
        postgres.close();
        postgres = null;
      }
      super.close();
    }
  }

  /** Starts the server with the first query. */
  private final class LazyConnection implements ConnectionProvider {
    @Override
    public Connection acquire() {
      start();
      return getConnection();
    }

    @Override
    public void release(Connection connection) {
      // one connection until close()
    }
  }
}
