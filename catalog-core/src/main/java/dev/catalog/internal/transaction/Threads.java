package dev.catalog.internal.transaction;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Virtual threads where the JVM has them (21 and later), daemon threads elsewhere. */
public final class Threads {

  private static final @Nullable MethodHandle VIRTUAL = virtualFactory();

  private Threads() {}

  /** Returns a factory whose threads are named by a prefix and a number. */
  static ThreadFactory factory(String prefix) {
    ThreadFactory virtual = virtual(prefix);
    if (virtual != null) {
      return virtual;
    }
    AtomicInteger number = new AtomicInteger();
    return runnable -> {
      Thread thread = new Thread(runnable, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private static @Nullable ThreadFactory virtual(String prefix) {
    MethodHandle handle = VIRTUAL;
    if (handle == null) {
      return null;
    }
    try {
      return (ThreadFactory) handle.invoke(prefix);
    } catch (Throwable t) {
      throw new IllegalStateException("Cannot create virtual threads", t);
    }
  }

  /** Looks up {@code Thread.ofVirtual().name(prefix, 1).factory()}, which Java 17 does not have. */
  private static @Nullable MethodHandle virtualFactory() {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
      MethodHandle ofVirtual =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
      MethodHandle name =
          lookup.findVirtual(
              builder, "name", MethodType.methodType(builder, String.class, long.class));
      MethodHandle factory =
          lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
      MethodHandle named = MethodHandles.insertArguments(name, 2, 1L);
      MethodHandle fromPrefix = MethodHandles.foldArguments(named, ofVirtual);
      return MethodHandles.filterReturnValue(fromPrefix, factory);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
