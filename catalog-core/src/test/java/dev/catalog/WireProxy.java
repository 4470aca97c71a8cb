package dev.catalog;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and PostgreSQL and reads along: which texts the client sends and how
 * often it waits for an answer. Can break a connection right after a given text has reached the
 * server.
 */
final class WireProxy implements AutoCloseable {

  private final ServerSocket listening;
  private final String host;
  private final int port;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final AtomicInteger roundTrips = new AtomicInteger();
  private volatile @Nullable String cutAfter;

  private WireProxy(ServerSocket listening, String host, int port) {
    this.listening = listening;
    this.host = host;
    this.port = port;
  }

  /** Starts a proxy for the server of a JDBC URL. */
  static WireProxy of(String url) {
    URI server = URI.create(url.substring("jdbc:".length()));
    try {
      WireProxy proxy =
          new WireProxy(
              new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
              server.getHost(),
              server.getPort());
      thread("proxy-accept", proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the URL, led through this proxy, without TLS. */
  String url(String url) {
    String through = url.replace(host + ":" + port, "127.0.0.1:" + listening.getLocalPort());
    return through + (through.contains("?") ? "&" : "?") + "sslmode=disable";
  }

  /** Breaks the connection that sends this text, once the server has it; its answer is lost. */
  void cutAfter(String text) {
    cutAfter = text.toLowerCase(Locale.ROOT);
  }

  void forget() {
    texts.clear();
    roundTrips.set(0);
  }

  /** Returns how often the client has asked for an answer. */
  int roundTrips() {
    return roundTrips.get();
  }

  /** Returns the SQL texts that were parsed by the server. */
  List<String> texts() {
    return List.copyOf(texts);
  }

  private void accept() throws IOException {
    while (!listening.isClosed()) {
      Socket client = listening.accept();
      Socket server = new Socket(host, port);
      sockets.add(client);
      sockets.add(server);
      Wire wire = new Wire(client, server);
      thread("proxy-requests", wire::forwardRequests);
      thread("proxy-answers", wire::forwardAnswers);
    }
  }

  private final class Wire {
    private final Socket client;
    private final Socket server;
    private volatile boolean cut;

    Wire(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void forwardRequests() throws IOException {
      DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
      OutputStream out = server.getOutputStream();
      forward(-1, in, out);
      while (true) {
        int type = in.read();
        if (type < 0) {
          server.close();
          return;
        }
        forward(type, in, out);
      }
    }

    private void forward(int type, DataInputStream in, OutputStream out) throws IOException {
      int length = in.readInt();
      byte[] body = in.readNBytes(length - 4);
      note(type, body);
      // what has come together is sent without waiting in between: BEGIN and the first statement
      if ((type == 'S' || type == 'Q') && in.available() == 0) {
        roundTrips.incrementAndGet();
      }
      if (type >= 0) {
        out.write(type);
      }
      out.write(
          new byte[] {
            (byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length
          });
      out.write(body);
      out.flush();
      if (cut && (type == 'S' || type == 'Q')) {
        client.close();
      }
    }

    private void note(int type, byte[] body) {
      if (type == 'P' || type == 'Q') {
        String text = new String(body, StandardCharsets.UTF_8);
        String sql = type == 'P' ? text.split("\0", 3)[1] : text.replace("\0", "");
        texts.add(sql);
        String wanted = cutAfter;
        if (wanted != null && sql.toLowerCase(Locale.ROOT).startsWith(wanted)) {
          cutAfter = null;
          cut = true;
        }
      }
    }

    void forwardAnswers() throws IOException {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!cut) {
          out.write(buffer, 0, read);
          out.flush();
        } else {
          // the server has answered: now it may go
          server.close();
        }
      }
      client.close();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private interface Io {
    void run() throws IOException;
  }

  private static void thread(String name, Io work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // one of the two sides has closed: the end of this direction
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }
}
