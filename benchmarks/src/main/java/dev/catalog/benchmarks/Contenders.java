package dev.catalog.benchmarks;

import dev.catalog.benchmarks.catalog.CatalogContender;
import dev.catalog.benchmarks.hibernate.HibernateContender;
import dev.catalog.benchmarks.jdbc.JdbcContender;
import dev.catalog.benchmarks.jdbi.JdbiContender;
import dev.catalog.benchmarks.jimmer.JimmerContender;
import dev.catalog.benchmarks.jooq.JooqContender;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The contenders, by name. */
final class Contenders {

  static final String REFERENCE = "jdbc";
  static final String CATALOG = "catalog";
  private static final String JOOQ_TEXT = "jooq-text";

  private static final Map<String, Function<Target, Contender>> ALL = new LinkedHashMap<>();

  static {
    ALL.put(REFERENCE, JdbcContender::new);
    ALL.put(CATALOG, CatalogContender::new);
    ALL.put("jooq", JooqContender::mapping);
    ALL.put("jooq-into", JooqContender::into);
    ALL.put(JOOQ_TEXT, JooqContender::text);
    ALL.put("jdbi", JdbiContender::new);
    ALL.put("hibernate", HibernateContender::new);
    ALL.put("jimmer", JimmerContender::new);
  }

  /** The workloads that a contender has no verb for. */
  private static final Map<String, Set<Workload>> LACKING =
      Map.of(
          "jooq",
          Set.of(Workload.COPY),
          "jooq-into",
          EnumSet.complementOf(
              EnumSet.of(
                  Workload.KEY_READ,
                  Workload.KEYS_READ,
                  Workload.PAGE,
                  Workload.LIST,
                  Workload.LONG_LIST)),
          JOOQ_TEXT,
          EnumSet.complementOf(EnumSet.of(Workload.BUILT_PAGE)),
          "jdbi",
          Set.of(Workload.BUILT_PAGE, Workload.COPY),
          "hibernate",
          Set.of(Workload.BUILT_PAGE, Workload.COPY),
          "jimmer",
          Set.of(Workload.STATS, Workload.COPY));

  private Contenders() {}

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** Returns whether a contender is another library, rather than a lower bound for Catalog. */
  static boolean isPeer(String name) {
    return !Set.of(REFERENCE, CATALOG, JOOQ_TEXT).contains(name);
  }

  /** Returns whether a contender can run a workload. */
  static boolean takesPart(String name, Workload workload) {
    return !LACKING.getOrDefault(name, Set.of()).contains(workload);
  }

  static Contender open(String name, Target target) {
    Function<Target, Contender> maker = ALL.get(name);
    if (maker == null) {
      throw new IllegalArgumentException("no contender " + name + " among " + ALL.keySet());
    }
    return maker.apply(target);
  }
}
