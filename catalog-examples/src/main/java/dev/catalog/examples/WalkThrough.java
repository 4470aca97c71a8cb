package dev.catalog.examples;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.DatabaseException;
import dev.catalog.postgres.PostgresStartException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Shows every pattern of the library on a real PostgreSQL: the call, the SQL that it sends, the
 * number of statements, and the result.
 *
 * <p>Runs on an embedded server, or on the one given by {@code CATALOG_URL}, {@code CATALOG_USER}
 * and {@code CATALOG_PASSWORD}. Must not run twice at the same time on one database.
 */
public final class WalkThrough {

  private static final List<Chapter> CHAPTERS =
      List.of(
          new Chapter("Engine", "Database.open", SetupChapters::engine),
          new Chapter("Model", "Category, Product", SetupChapters::model),
          new Chapter("Schema creation", "migrate", SetupChapters::schemaCreation),
          new Chapter("Session", "run, transaction, read", SessionChapters::session),
          new Chapter("Create", "createCategory, createProduct", WriteChapters::create),
          new Chapter("Read one", "findProduct", ReadChapters::readOne),
          new Chapter("Read many", "listProducts", ReadChapters::readMany),
          new Chapter("Page", "pageProducts", ReadChapters::page),
          new Chapter("Joined loading", "listProductsWithCategory", ReadChapters::joinedLoading),
          new Chapter(
              "Select-in loading", "listCategoriesWithProducts", ReadChapters::selectInLoading),
          new Chapter("Partial update", "updateProduct", WriteChapters::partialUpdate),
          new Chapter(
              "Bulk update", "deactivateProducts, updateReturning", WriteChapters::bulkUpdate),
          new Chapter("Delete", "deleteProduct", WriteChapters::delete),
          new Chapter("Aggregate", "categoryStats", ReadChapters::aggregate),
          new Chapter(
              "Scalar subquery", "productsPricierThanAverage", ReadChapters::scalarSubquery),
          new Chapter("Async", "async", SessionChapters::async),
          new Chapter("Many rows", "insertAll, upsert", WriteChapters::manyRows),
          new Chapter("Slice", "slice", ReadChapters::slice),
          new Chapter("Stream", "stream", ReadChapters::stream),
          new Chapter("No server at hand", "ThrowawayPostgres", SetupChapters::noServerAtHand));

  private WalkThrough() {}

  /** Runs the walk-through. Exits the JVM with status 1 if there is no usable server. */
  public static void main(String[] arguments) {
    int status = run(System.getenv(), System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Shows all chapters and returns the exit status. */
  static int run(Map<String, String> environment, PrintStream out, PrintStream err) {
    StatementTrace trace = new StatementTrace();
    try (ExampleServer server = ExampleServer.of(environment);
        Database db =
            Database.open(
                DatabaseConfig.url(server.url())
                    .user(server.user())
                    .password(server.password())
                    .maximumPoolSize(10)
                    .minimumIdle(2)
                    .sqlLog(true)
                    .onStatement(trace)
                    .build())) {
      Tour tour = new Tour(db, server, trace, new Console(out));
      CHAPTERS.forEach(chapter -> chapter.show(tour));
      SampleData.removeShelf(db);
      return 0;
    } catch (DatabaseException | PostgresStartException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return 1;
    }
  }
}
