package dev.catalog.benchmarks.tape;

import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;

/**
 * Creates the sockets whose conversations are recorded and, after {@link #cut}, played back. The
 * URL's parameter {@code socketFactory} names this class to the driver.
 */
public final class TapeSockets extends SocketFactory {

  /** The text to append to a URL. */
  public static final String URL_PARAMETER = "socketFactory=" + TapeSockets.class.getName() + "&sslmode=disable";

  private static final List<Tape> TAPES = new CopyOnWriteArrayList<>();

  /** Called by the driver. */
  public TapeSockets() {}

  /**
   * From now on, no socket reaches the server: requests on its tape are answered, and nothing else.
   */
  public static void cut() {
    TAPES.forEach(Tape::cut);
  }

  @Override
  public Socket createSocket() {
    Tape tape = new Tape();
    TAPES.add(tape);
    return new TapeSocket(tape);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("the driver connects by itself");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw new UnsupportedOperationException("the driver connects by itself");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("the driver connects by itself");
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("the driver connects by itself");
  }
}
