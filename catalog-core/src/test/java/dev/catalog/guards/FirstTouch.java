package dev.catalog.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Initialises classes at the same moment, each in a thread of its own; run in a JVM of its own. */
final class FirstTouch {

  private FirstTouch() {}

  /**
   * Ends with status 0 when all classes are initialised, 1 when that takes too long, and 2 when one
   * cannot be initialised; prints why.
   *
   * @param arguments the limit in milliseconds, then the names of the classes
   */
  public static void main(String[] arguments) throws InterruptedException {
    long limit = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[0]));
    List<String> names = List.of(arguments).subList(1, arguments.length);
    CyclicBarrier start = new CyclicBarrier(names.size());
    List<Thread> threads = new ArrayList<>();
    for (String name : names) {
      Thread thread = new Thread(() -> touch(name, start), name);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    long deadline = System.nanoTime() + limit;
    for (Thread thread : threads) {
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
    }
    if (threads.stream().anyMatch(Thread::isAlive)) {
      Thread.getAllStackTraces().forEach(FirstTouch::print);
      Runtime.getRuntime().halt(1);
    }
  }

  private static void touch(String name, CyclicBarrier start) {
    try {
      start.await();
      Class.forName(name);
    } catch (Throwable e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(2);
    }
  }

  private static void print(Thread thread, StackTraceElement[] stack) {
    System.out.println(Map.entry(thread.getName(), thread.getState()));
    for (StackTraceElement element : stack) {
      System.out.println("  at " + element);
    }
  }
}
