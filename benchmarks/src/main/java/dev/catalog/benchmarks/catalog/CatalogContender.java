package dev.catalog.benchmarks.catalog;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.Page;
import dev.catalog.benchmarks.Bulk;
import dev.catalog.benchmarks.Contender;
import dev.catalog.benchmarks.Reads;
import dev.catalog.benchmarks.Shop.Part;
import dev.catalog.benchmarks.Target;
import dev.catalog.benchmarks.Writes;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Catalog on the pool it opens itself. */
public final class CatalogContender implements Contender {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final Database db;

  /** Opens the database. */
  public CatalogContender(Target target) {
    this.db =
        Database.open(
            DatabaseConfig.url(target.url())
                .user(target.user())
                .password(target.password())
                .applicationName("benchmark")
                .maximumPoolSize(target.connections())
                .connectionTimeout(Duration.ofMinutes(1))
                .socketTimeout(Duration.ofMinutes(10))
                .statementTimeout(LONG)
                .idleInTransactionTimeout(LONG)
                .build());
  }

  @Override
  public Reads reads() {
    return new CatalogReads(db);
  }

  @Override
  public Writes writes() {
    return new CatalogWrites(db);
  }

  @Override
  public Optional<Bulk> bulk() {
    return Optional.of(new CatalogBulk(db));
  }

  @Override
  public @Nullable Object plain(@Nullable Object result) {
    return Contender.super.plain(
        result instanceof Page<?> page ? new Part<>(page.rows(), page.total()) : result);
  }

  @Override
  public void close() {
    db.close();
  }
}
