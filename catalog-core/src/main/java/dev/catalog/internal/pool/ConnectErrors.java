package dev.catalog.internal.pool;

import dev.catalog.ConnectionFailedException;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.Pgjdbc;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;

/** Says in one sentence why there is no connection, and what to change. */
public final class ConnectErrors {

  private ConnectErrors() {}

  /** Returns what to throw when the server could not be reached or refused the login. */
  public static ConnectionFailedException of(SQLException e, ServerConnections connections) {
    String state = Errors.state(e, Pgjdbc.serverMessage(e));
    String sentence = sentence(e, state, connections);
    return new ConnectionFailedException(
        Errors.message(sentence, null, state, null), state.isEmpty() ? null : state, null, e);
  }

  private static String sentence(SQLException e, String state, ServerConnections connections) {
    String server = "PostgreSQL at " + connections.address().servers();
    GivenPassword.Missing noPassword = Errors.cause(e, GivenPassword.Missing.class);
    if (noPassword != null) {
      return "There is no connection to %s, because %s".formatted(server, said(noPassword));
    }
    return switch (state) {
      case "28P01", "28000" ->
          "%s refused the login of user %s; check user, password and the server's pg_hba.conf: %s"
              .formatted(server, connections.user(), said(e));
      case "3D000" ->
          "%s has no database %s; create it, or change the URL"
              .formatted(server, connections.address().database());
      case "53300" ->
          server
              + " has no free connection slot; lower maximumPoolSize or raise the server's"
              + " max_connections";
      case "57P03" -> server + " is starting up, shutting down or recovering; try again later";
      default -> unreachable(e, connections, server);
    };
  }

  private static String unreachable(SQLException e, ServerConnections connections, String server) {
    String url = "; is the server running, and is the URL right?";
    if (Errors.cause(e, UnknownHostException.class) != null) {
      return "The host of "
          + connections.address().shown()
          + " is not known; check the host name in the URL";
    }
    if (Errors.cause(e, SSLException.class) != null || said(e).contains("SSL")) {
      return said(e).contains("does not support SSL")
          ? server
              + " does not speak TLS; turn on ssl in its postgresql.conf, or say sslMode(\"disable\") where the network itself is safe"
          : "%s and this client cannot agree on TLS (%s); name the certificate authority of the server with ?sslrootcert=/path/to/ca.crt in the URL, or give the server a certificate that this JVM trusts; only where the network itself is safe, say sslMode(\"disable\")"
              .formatted(server, said(e));
    }
    if (Errors.cause(e, SocketTimeoutException.class) != null || said(e).contains("timed out")) {
      return server + " did not answer within the connect or login limit" + url;
    }
    if (Errors.cause(e, ConnectException.class) != null) {
      return "Nothing accepts connections for " + server + url;
    }
    return "There is no connection to %s: %s".formatted(server, said(e));
  }

  private static String said(SQLException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
