package dev.catalog.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What an operation costs the client: CPU time and allocated bytes of the threads that run it. The
 * JVM counts both per thread, so garbage collection and compilation are not included.
 *
 * <p>The benchmark itself counts between {@link #begin} and {@link #end}, which excludes the
 * preparation of an iteration. JMH only transports the figures.
 */
public final class Costs implements InternalProfiler {

  /** Nanoseconds of CPU time per operation. */
  public static final String CPU = "cpu";

  /** Bytes allocated per operation. */
  public static final String ALLOCATED = "allocated";

  /** SQL statements per operation, as the server counts them. */
  public static final String STATEMENTS = "statements";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final Map<String, Double> FIGURES = new TreeMap<>();
  private static long cpu;
  private static long allocated;

  /** Starts counting for the calling thread. */
  static void begin() {
    allocated = allocatedBy(Thread.currentThread());
    cpu = THREADS.getCurrentThreadCpuTime();
  }

  /** Stops counting, and divides by the number of operations. */
  static void end(long operations) {
    long cpuEnd = THREADS.getCurrentThreadCpuTime();
    long allocatedEnd = allocatedBy(Thread.currentThread());
    if (operations > 0) {
      note(CPU, (double) (cpuEnd - cpu) / operations);
      note(ALLOCATED, (double) (allocatedEnd - allocated) / operations);
    }
  }

  /** Records a figure of this iteration. */
  static synchronized void note(String name, double value) {
    FIGURES.put(name, value);
  }

  @SuppressWarnings("deprecation") // threadId() needs Java 19
  static long allocatedBy(Thread thread) {
    return THREADS.getThreadAllocatedBytes(thread.getId());
  }

  static long cpuOfThisThread() {
    return THREADS.getCurrentThreadCpuTime();
  }

  @Override
  public String getDescription() {
    return "thread CPU, allocation and statements per operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    // the benchmark starts counting once it is ready
  }

  @Override
  public List<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, @Nullable IterationResult result) {
    List<ScalarResult> results = new ArrayList<>();
    synchronized (Costs.class) {
      FIGURES.forEach(
          (name, value) -> results.add(new ScalarResult(name, value, "", AggregationPolicy.AVG)));
    }
    return results;
  }
}
