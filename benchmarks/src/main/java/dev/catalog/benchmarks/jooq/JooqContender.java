package dev.catalog.benchmarks.jooq;

import com.zaxxer.hikari.HikariDataSource;
import dev.catalog.benchmarks.Bulk;
import dev.catalog.benchmarks.Contender;
import dev.catalog.benchmarks.Pools;
import dev.catalog.benchmarks.Reads;
import dev.catalog.benchmarks.Target;
import dev.catalog.benchmarks.Writes;
import dev.catalog.benchmarks.db.Product;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record9;
import org.jooq.RecordMapper;
import org.jooq.Records;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** jOOQ as its manual recommends for speed: without its execution log. */
public final class JooqContender implements Contender {

  static final RecordMapper<
          Record9<
              Long,
              String,
              String,
              BigDecimal,
              Integer,
              Boolean,
              OffsetDateTime,
              OffsetDateTime,
              Long>,
          Product>
      PRODUCT = Records.mapping(Product::new);

  private final HikariDataSource pool;
  private final DSLContext jooq;
  private final Reads reads;

  private JooqContender(Target target, BiFunction<DSLContext, DataSource, Reads> reads) {
    this.pool = Pools.open(target);
    this.jooq = DSL.using(pool, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
    this.reads = reads.apply(jooq, pool);
  }

  /** Opens jOOQ with records mapped by constructor references. */
  public static JooqContender mapping(Target target) {
    return new JooqContender(target, (jooq, pool) -> new JooqReads(jooq));
  }

  /** Opens jOOQ with lists read by {@code fetchInto}. */
  public static JooqContender into(Target target) {
    return new JooqContender(target, (jooq, pool) -> new JooqReadsInto(jooq));
  }

  /** Opens jOOQ that only builds texts for hand-written JDBC. */
  public static JooqContender text(Target target) {
    return new JooqContender(target, JooqTextReads::new);
  }

  @Override
  public Reads reads() {
    return reads;
  }

  @Override
  public Writes writes() {
    return new JooqWrites(jooq);
  }

  @Override
  public Optional<Bulk> bulk() {
    return Optional.of(new JooqBulk(jooq));
  }

  @Override
  public void close() {
    pool.close();
  }
}
