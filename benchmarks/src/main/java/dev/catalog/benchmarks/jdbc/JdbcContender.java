package dev.catalog.benchmarks.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.catalog.benchmarks.Bulk;
import dev.catalog.benchmarks.Contender;
import dev.catalog.benchmarks.Pools;
import dev.catalog.benchmarks.Reads;
import dev.catalog.benchmarks.Target;
import dev.catalog.benchmarks.Writes;
import java.util.Optional;

/** pgjdbc on HikariCP: constant SQL, getters by index, arrays instead of lists. */
public final class JdbcContender implements Contender {

  private final HikariDataSource pool;

  /** Opens the pool. */
  public JdbcContender(Target target) {
    this.pool = Pools.open(target);
  }

  @Override
  public Reads reads() {
    return new JdbcReads(pool);
  }

  @Override
  public Writes writes() {
    return new JdbcWrites(pool);
  }

  @Override
  public Optional<Bulk> bulk() {
    return Optional.of(new JdbcBulk(pool));
  }

  @Override
  public void close() {
    pool.close();
  }
}
