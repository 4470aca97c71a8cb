package dev.catalog;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets for the driver that fail once, when a message with a given text has reached them: so a
 * failure comes out of the middle of the driver, and the rest of the answer stays where it is.
 */
public final class FaultySockets extends SocketFactory {

  private static final Map<String, Fault> FAULTS = new ConcurrentHashMap<>();
  private static final AtomicInteger OPENED = new AtomicInteger();

  /** Where in the exchange it fails. */
  enum Step {
    /** Nothing is sent. */
    BEFORE_SENDING,
    /** All is sent, and nothing read. */
    AFTER_SENDING,
    /** The first bytes of the answer are read. */
    WHILE_READING
  }

  private record Fault(Step step, Supplier<? extends Throwable> failure) {}

  /** Returns a URL whose connections use these sockets. */
  static String url(String url) {
    return url
        + (url.contains("?") ? "&" : "?")
        + "sslmode=disable&socketFactory="
        + FaultySockets.class.getName();
  }

  /** Lets the next message with a text fail; the text must be unique among those in use. */
  static void fail(String text, Step step, Supplier<? extends Throwable> failure) {
    FAULTS.put(text, new Fault(step, failure));
  }

  /** Forgets a fault; returns whether it was still to come. */
  static boolean forget(String text) {
    return FAULTS.remove(text) != null;
  }

  /** Returns how many connections were opened in this JVM. */
  static int opened() {
    return OPENED.get();
  }

  @Override
  public Socket createSocket() {
    OPENED.incrementAndGet();
    return new FaultySocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new IOException("not used by the driver");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int local)
      throws IOException {
    throw new IOException("not used by the driver");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw new IOException("not used by the driver");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int local)
      throws IOException {
    throw new IOException("not used by the driver");
  }

  /** Throws anything, as the driver's code does when the JVM or a bug of its own stops it. */
  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void sneak(Throwable failure) throws X {
    throw (X) failure;
  }

  private static final class FaultySocket extends Socket {

    private static final int FIRST_BYTES = 7;

    private volatile @Nullable Fault coming;
    private int left;

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
          Fault fault = coming;
          if (fault == null) {
            return in.read(bytes, from, length);
          }
          if (left == 0) {
            coming = null;
            FaultySockets.<RuntimeException>sneak(fault.failure().get());
          }
          int read = in.read(bytes, from, Math.min(length, left));
          left -= Math.max(read, 0);
          return read;
        }
      };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          Fault fault = FAULTS.isEmpty() ? null : wanted(bytes, from, length);
          if (fault != null && fault.step() == Step.BEFORE_SENDING) {
            FaultySockets.<RuntimeException>sneak(fault.failure().get());
          }
          if (fault != null) {
            left = fault.step() == Step.AFTER_SENDING ? 0 : FIRST_BYTES;
            coming = fault;
          }
          out.write(bytes, from, length);
        }
      };
    }

    private static @Nullable Fault wanted(byte[] bytes, int from, int length) {
      String sent = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
      for (String text : FAULTS.keySet()) {
        if (sent.contains(text)) {
          return FAULTS.remove(text);
        }
      }
      return null;
    }
  }
}
