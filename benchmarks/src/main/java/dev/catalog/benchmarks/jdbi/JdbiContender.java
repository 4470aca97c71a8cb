package dev.catalog.benchmarks.jdbi;

import com.zaxxer.hikari.HikariDataSource;
import dev.catalog.benchmarks.Bulk;
import dev.catalog.benchmarks.Contender;
import dev.catalog.benchmarks.Pools;
import dev.catalog.benchmarks.Reads;
import dev.catalog.benchmarks.Target;
import dev.catalog.benchmarks.Writes;
import dev.catalog.benchmarks.db.Product;
import dev.catalog.benchmarks.jdbc.RowReaders;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Jdbi with hand-written mappers, and without templates in its SQL. */
public final class JdbiContender implements Contender {

  static final RowMapper<Product> PRODUCT = (row, context) -> RowReaders.product(row, 1);

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  /** Opens the pool. */
  public JdbiContender(Target target) {
    this.pool = Pools.open(target);
    this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
    jdbi.registerArrayType(long.class, "int8");
    jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
  }

  @Override
  public Reads reads() {
    return new JdbiReads(jdbi);
  }

  @Override
  public Writes writes() {
    return new JdbiWrites(jdbi);
  }

  @Override
  public Optional<Bulk> bulk() {
    return Optional.of(new JdbiBulk(jdbi));
  }

  @Override
  public void close() {
    pool.close();
  }
}
