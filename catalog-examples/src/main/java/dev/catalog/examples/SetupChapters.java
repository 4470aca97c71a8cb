package dev.catalog.examples;

import static dev.catalog.Projection.columns;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.catalog.Database;
import dev.catalog.Query;
import dev.catalog.product.CatalogRepository;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The steps from a URL to a migrated database with typed rows. */
final class SetupChapters {

  private static final Field<String> NAME = field(name("name"), String.class);
  private static final Field<String> SETTING = field(name("setting"), String.class);

  /** Any table can be queried, generated or not; the constructor is checked against the columns. */
  private static final Query<ServerSetting> SERVER_SETTINGS =
      Query.of(
          columns(NAME, SETTING)
              .into(ServerSetting::new)
              .from(table(name("pg_settings")))
              .where(
                  NAME.in(
                      "application_name",
                      "idle_in_transaction_session_timeout",
                      "server_version",
                      "statement_timeout"))
              .orderBy(NAME));

  private static final Table<ServerSetting> SETTINGS =
      Table.of("name", ServerSetting::name).column("setting", ServerSetting::setting);

  private static final Table<RecordComponent> COMPONENTS =
      Table.of("component", RecordComponent::getName)
          .column("type", (RecordComponent component) -> component.getType().getSimpleName())
          .column("may be null", SetupChapters::mayBeNull);

  private record ServerSetting(String name, String setting) {}

  private SetupChapters() {}

  static void engine(Tour tour) {
    Database db = tour.db();
    tour.code(
        """
        Database db = Database.open(
            DatabaseConfig.url(url).user(user).password(password)
                .maximumPoolSize(10)    // connections at most
                .minimumIdle(2)         // connections kept open without work
                .sqlLog(true)           // each statement to the logger dev.catalog.sql
                .onStatement(listener)  // and to the caller, as shown here
                .build());""");
    tour.table(SETTINGS, tour.call("db.list(SERVER_SETTINGS)", () -> db.list(SERVER_SETTINGS)));
  }

  static void model(Tour tour) {
    tour.code("record Category(...)  // generated from the migration");
    tour.table(COMPONENTS, List.of(Category.class.getRecordComponents()));
    tour.code("record Product(...)");
    tour.table(COMPONENTS, List.of(Product.class.getRecordComponents()));
  }

  static void schemaCreation(Tour tour) {
    Database db = tour.db();
    tour.code("db.migrate(CatalogRepository.MIGRATIONS)");
    tour.value(db.migrate(CatalogRepository.MIGRATIONS));
    tour.code("db.migrate(CatalogRepository.MIGRATIONS)  // again: nothing to do");
    tour.value(db.migrate(CatalogRepository.MIGRATIONS));

    SampleData.load(db);
    SampleData.putUpShelf(db);
    tour.value(tour.call("db.count(Product.ROWS)", () -> db.count(Product.ROWS)));
  }

  static void noServerAtHand(Tour tour) {
    tour.code("ThrowawayPostgres.start(PostgresSource.embedded())");
    tour.value(
        tour.server().isEmbedded()
            ? "this walk-through runs on it, and stops it at the end"
            : "not started: CATALOG_URL names a server");
  }

  private static boolean mayBeNull(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
