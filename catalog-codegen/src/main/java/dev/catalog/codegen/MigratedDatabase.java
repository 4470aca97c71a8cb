package dev.catalog.codegen;

import dev.catalog.codegen.read.MigratedSchemas;

/**
 * The database that a project's Flyway migrations leave behind on a throwaway PostgreSQL, for
 * jOOQ's code generator:
 *
 * <pre>{@code
 * <database>
 *   <name>dev.catalog.codegen.MigratedDatabase</name>
 *   <inputSchema>shop</inputSchema>
 *   <properties>
 *     <property><key>schema</key><value>shop</value></property>
 *   </properties>
 * </database>
 * }</pre>
 *
 * <p>The properties, of which none is required:
 *
 * <ul>
 *   <li>{@code migrations}: directories, separated by commas, relative to the project; by default
 *       {@code src/main/resources/db/migration}
 *   <li>{@code schema}: Flyway's default schema, which Flyway creates; by default {@code public}
 *   <li>{@code historyTable}: Flyway's table, by default {@code flyway_schema_history}
 *   <li>{@code placeholders.name}: the value of a placeholder in the migrations
 *   <li>{@code encoding}: that of the migrations, by default {@code UTF-8}
 *   <li>{@code mixed}: {@code true} if a migration may mix statements that need a transaction with
 *       others that cannot run in one; it runs without a transaction then
 *   <li>{@code postgres}: {@code embedded}, {@code installed} (or {@code installed:} and a
 *       directory), {@code testcontainers} or a JDBC URL; by default what {@link
 *       dev.catalog.postgres.PostgresSource#fromSystemProperties()} says
 *   <li>{@code postgres.version}: the version that the server must have, such as {@code 18}
 *   <li>{@code postgres.image}: the image of the container, by default {@code postgres:18}
 *   <li>{@code postgres.sha256}: checksums of embedded binaries that are accepted besides those of
 *       Catalog's own versions, separated by commas
 *   <li>{@code postgres.parameters.name}: a server parameter, for a server that is started
 *   <li>{@code postgres.user}, {@code postgres.password}, {@code postgres.allowContents}: for a
 *       JDBC URL; a database that is not empty is refused unless the last one is {@code true}
 *   <li>{@code baseline}, {@code outOfOrder}: for a database that is not empty: the version that it
 *       has if it has no history of migrations, and {@code true} to run late migrations
 *   <li>{@code triggerKept}: a regular expression for {@code table.column} or {@code
 *       schema.table.column}, the columns that a trigger keeps and that no generated builder sets
 *   <li>{@code readOnly}: a regular expression for {@code table} or {@code schema.table}, the
 *       tables that are only read: they get no builders
 *   <li>{@code notNull}: a regular expression for {@code view.column} or {@code
 *       schema.view.column}, the columns of views that are never null; PostgreSQL does not know
 *   <li>{@code rowNames}: names of rows where the singular of the table's name will not do, {@code
 *       table=RowName} or {@code schema.table=RowName}, separated by commas
 *   <li>{@code relationNames}: names of the two ends of a foreign key, {@code
 *       foreign_key=PARENT/CHILDREN}, separated by commas; one of the two may be left out, and the
 *       key may stand behind {@code table.} or {@code schema.table.}
 * </ul>
 *
 * <p>Naming the class starts nothing: the server is started by {@link CatalogGenerator} when there
 * is something to generate, or by another generator's first query. System schemas, Flyway's history
 * table, partitions and what belongs to an extension are left out.
 *
 * <p>Confined to the thread that generates.
 */
public final class MigratedDatabase extends MigratedSchemas {

  /** For jOOQ, which creates it by name. */
  public MigratedDatabase() {}
}
