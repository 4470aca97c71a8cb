package dev.catalog.benchmarks;

import dev.catalog.benchmarks.catalog.CatalogContender;
import dev.catalog.benchmarks.jdbc.JdbcContender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Who takes part, by name. */
final class Contenders {

  static final String REFERENCE = "jdbc";
  static final String CATALOG = "catalog";

  private static final Map<String, Function<Target, Contender>> ALL = new LinkedHashMap<>();

  static {
    ALL.put(REFERENCE, JdbcContender::new);
    ALL.put(CATALOG, CatalogContender::new);
  }

  /** What a contender has no verb for, or not yet. */
  private static final Map<String, Set<Workload>> LACKING =
      Map.of(
          CATALOG,
          Set.of(
              Workload.STREAM,
              Workload.BULK_INSERT,
              Workload.COPY,
              Workload.BULK_UPDATE,
              Workload.BULK_UPSERT));

  private Contenders() {}

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** Returns whether a contender has a way to do a workload. */
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
