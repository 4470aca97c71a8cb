package dev.catalog.benchmarks;

import dev.catalog.benchmarks.Workload.Kind;
import dev.catalog.benchmarks.tape.TapeSockets;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One workload of one contender in its own JVM, so that no other contender's types reach its call
 * sites. {@link Run} sets the parameters.
 */
@State(Scope.Benchmark)
public class Measured {

  static final String URL = "benchmarks.url";
  static final String USER = "benchmarks.user";
  static final String PASSWORD = "benchmarks.password";
  static final String WARM_UP = "benchmarks.warm-up";
  static final String TURNS = "benchmarks.turns";

  /** More calls than the driver needs before it uses prepared statements and binary values. */
  private static final int CALLS_ON_TAPE = 12;

  /** Name of a {@link Workload}. */
  @Param("KEY_READ")
  public String workload = "";

  /** Name of a contender. */
  @Param(Contenders.REFERENCE)
  public String contender = "";

  /** Name of a {@link Lane}. */
  @Param("LOOPBACK")
  public String lane = "";

  private @Nullable ShopDatabase shop;
  private @Nullable Contender opened;
  private Operation operation = new Operation(1, () -> {}, i -> null, (i, plain) -> {});
  private @Nullable Crowd crowd;
  private final Turns.Turn turn = new Turns.Turn(Integer.getInteger(TURNS, 0));
  private int next;
  private long operations;

  /** Opens the contender and checks its results. */
  @Setup(Level.Trial)
  public void open() throws Exception {
    Workload chosen = Workload.valueOf(workload);
    boolean onTape = Lane.valueOf(lane) == Lane.TAPE;
    String url = System.getProperty(URL, "");
    String user = System.getProperty(USER, "");
    String password = System.getProperty(PASSWORD, "");
    shop = new ShopDatabase(url, user, password);
    opened =
        Contenders.open(
            contender,
            new Target(
                onTape ? url + (url.contains("?") ? "&" : "?") + TapeSockets.URL_PARAMETER : url,
                user,
                password,
                chosen.connections()));
    operation = new Operations(opened, shop).of(chosen);
    check();
    countStatements();
    if (chosen.kind() == Kind.CROWD) {
      crowd = Crowd.of(chosen, operation);
    }
    if (onTape) {
      record();
      check();
    }
    if (chosen.kind() == Kind.CALL) {
      warmUp(Long.getLong(WARM_UP, 0));
    }
  }

  /**
   * Calls the operation for some CPU time of this thread, not wall-clock time, because others may
   * be running. Continues, at most twice as long, until the compiler has nothing left to do.
   */
  private void warmUp(long milliseconds) throws Exception {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    long slice = milliseconds * 1_000_000 / 4;
    for (int slices = 0; slices < 8; slices++) {
      long compiled = compiler.getTotalCompilationTime();
      long end = Costs.cpuOfThisThread() + slice;
      while (Costs.cpuOfThisThread() < end) {
        for (int i = 0; i < operation.variants(); i++) {
          operation.call().run(i);
        }
      }
      if (slices >= 3 && compiler.getTotalCompilationTime() == compiled) {
        return;
      }
    }
  }

  private void check() throws Exception {
    for (int i = 0; i < operation.variants(); i++) {
      if (i == 0) {
        operation.ready().run();
      }
      Object result = operation.call().run(i);
      operation.check().accept(i, java.util.Objects.requireNonNull(opened).plain(result));
    }
  }

  private void countStatements() throws Exception {
    ShopDatabase database = java.util.Objects.requireNonNull(shop);
    operation.ready().run();
    database.forgetStatements();
    for (int i = 0; i < operation.variants(); i++) {
      operation.call().run(i);
    }
    Costs.note(Costs.STATEMENTS, (double) database.statements() / operation.variants());
  }

  private void record() throws Exception {
    for (int round = 0; round < CALLS_ON_TAPE; round++) {
      for (int i = 0; i < operation.variants(); i++) {
        operation.call().run(i);
      }
    }
    TapeSockets.cut();
  }

  /** Prepares an iteration when it is this fork's turn. */
  @Setup(Level.Iteration)
  public void begin() throws Exception {
    turn.take();
    operation.ready().run();
    operations = 0;
    Costs.begin();
  }

  /** Runs the operation once. */
  @Benchmark
  public @Nullable Object operation() throws Exception {
    if (crowd != null) {
      return crowd.run();
    }
    operations++;
    int variant = next;
    next = variant + 1 == operation.variants() ? 0 : variant + 1;
    return operation.call().run(variant);
  }

  /** Records what the operations cost. */
  @TearDown(Level.Iteration)
  public void end() {
    Costs.end(operations);
  }

  /** Closes the contender. */
  @TearDown(Level.Trial)
  public void close() {
    turn.close();
    if (opened != null) {
      opened.close();
    }
    if (shop != null) {
      shop.close();
    }
  }
}
