package dev.catalog.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JVMs of all contenders measure in turn, one iteration each: whatever slows the machine
 * for longer than an iteration affects all of them alike. Every lap has the same order, so that all
 * have been idle equally long before a turn: with a shorter pause the machine is still in the state
 * in which the fork left it, and with a server in another process that saves up to ten microseconds
 * per call.
 */
final class Turns implements AutoCloseable {

  private static final int LOOK_AFTER_MILLIS = 200;
  private static final int SIGN = 1;

  private final ServerSocket server;
  private final List<Waiting> waiting = new ArrayList<>();

  /** A JVM that is idle until its next turn. */
  private record Waiting(Socket socket, Future<?> fork) {}

  Turns() {
    try {
      server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
      server.setSoTimeout(LOOK_AFTER_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** Waits until a fork has warmed up and asks for its first turn, or has failed. */
  void await(Future<?> fork) {
    while (true) {
      try {
        waiting.add(new Waiting(server.accept(), fork));
        return;
      } catch (SocketTimeoutException e) {
        if (fork.isDone()) {
          return;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Gives turns until all forks have ended. */
  void run() {
    while (!waiting.isEmpty()) {
      for (Waiting next : List.copyOf(waiting)) {
        if (!isWaitingAfterTurn(next)) {
          waiting.remove(next);
          awaitEnd(next.fork);
        }
      }
    }
  }

  private static boolean isWaitingAfterTurn(Waiting next) {
    try {
      next.socket.getOutputStream().write(SIGN);
      return next.socket.getInputStream().read() == SIGN;
    } catch (IOException e) {
      return false; // the JVM is gone, and its fork reports why
    }
  }

  private static void awaitEnd(Future<?> fork) {
    try {
      fork.get();
    } catch (ExecutionException e) {
      // reported when the fork is asked for its result
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      for (Waiting one : waiting) {
        one.socket.close();
      }
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fork's side of the conversation. */
  static final class Turn implements AutoCloseable {

    private final int port;
    private @Nullable Socket socket;

    Turn(int port) {
      this.port = port;
    }

    /** Waits for the next turn, which ends with the next call. */
    void take() {
      try {
        Socket open = socket;
        if (open == null) {
          open = new Socket(InetAddress.getLoopbackAddress(), port);
          socket = open;
        } else {
          open.getOutputStream().write(SIGN);
        }
        if (open.getInputStream().read() != SIGN) {
          throw new IllegalStateException("the run has ended before its forks");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        if (socket != null) {
          socket.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
