package dev.catalog.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Many threads that repeat the same call, on fewer connections than threads. Records the calls per
 * second, and the 50th and 99th percentile of their duration.
 */
final class Crowd {

  static final String THROUGHPUT = "calls/s";
  static final String P50 = "p50";
  static final String P99 = "p99";
  static final String TAIL = "p99/p50";

  private final Operation operation;
  private final int threads;
  private final int callsEach;
  private final boolean virtual;

  private Crowd(Operation operation, int threads, int callsEach, boolean virtual) {
    this.operation = operation;
    this.threads = threads;
    this.callsEach = callsEach;
    this.virtual = virtual;
  }

  static Crowd of(Workload workload, Operation operation) {
    return workload == Workload.VIRTUAL_CROWD
        ? new Crowd(operation, 2_000, 16, true)
        : new Crowd(operation, 64, 400, false);
  }

  static boolean hasVirtualThreads() {
    return Runtime.version().feature() >= 21;
  }

  /** Makes all calls and returns their number. */
  long run() throws Exception {
    long[][] times = new long[threads][callsEach];
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService pool = virtual ? virtualThreads() : Executors.newFixedThreadPool(threads);
    try {
      var all =
          IntStream.range(0, threads)
              .mapToObj(thread -> pool.submit(caller(thread, times[thread], start)))
              .toList();
      long cpu = processCpu();
      long begin = System.nanoTime();
      start.countDown();
      for (Future<?> one : all) {
        await(one);
      }
      note(System.nanoTime() - begin, processCpu() - cpu, times);
    } finally {
      pool.shutdown();
    }
    return (long) threads * callsEach;
  }

  private Callable<Object> caller(int thread, long[] times, CountDownLatch start) {
    return () -> {
      start.await();
      Object last = "";
      for (int i = 0; i < times.length; i++) {
        long begin = System.nanoTime();
        last = String.valueOf(operation.call().run((thread + i) % operation.variants()) == null);
        times[i] = System.nanoTime() - begin;
      }
      return last;
    };
  }

  private static void await(Future<?> one) throws Exception {
    try {
      one.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call failed", e.getCause());
    }
  }

  private static void note(long nanos, long cpu, long[][] times) {
    long[] all = Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
    Costs.note(THROUGHPUT, all.length * 1e9 / nanos);
    double p50 = all[all.length / 2];
    double p99 = all[(int) (all.length * 0.99)];
    Costs.note(P50, p50);
    Costs.note(P99, p99);
    Costs.note(TAIL, p99 / p50);
    Costs.note(Costs.CPU, (double) cpu / all.length);
  }

  /** Counts all threads of the process, because virtual threads have no CPU clock of their own. */
  private static long processCpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    Method method = Executors.class.getMethod("newVirtualThreadPerTaskExecutor"); // needs Java 21
    return (ExecutorService) method.invoke(null);
  }
}
