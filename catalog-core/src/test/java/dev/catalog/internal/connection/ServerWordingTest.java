package dev.catalog.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catalog.testing.PostgresExtension;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ServerErrorMessage;

/** Fails when a version of PostgreSQL words its messages in another way. */
class ServerWordingTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private Connection connection;
  private Statement statement;

  @BeforeEach
  void connect() throws SQLException {
    connection = postgres.connect();
    statement = connection.createStatement();
    statement.execute("create temporary table items (a int, \"B b\" text, unique (a, \"B b\"))");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private ServerErrorMessage failureOf(String sql) {
    return Pgjdbc.serverMessage(
        catchThrowableOfType(SQLException.class, () -> statement.execute(sql)));
  }

  @Test
  void aBrokenKeyIsNamedWithItsValues() throws SQLException {
    statement.execute("insert into items values (7, 'x, y')");
    ServerErrorMessage said = failureOf("insert into items values (7, 'x, y')");

    assertThat(ServerWording.key(said.getDetail()))
        .isEqualTo(new ServerWording.NamedKey("a, \"B b\"", "7, x, y"));
    assertThat(ServerWording.key("no key here")).isNull();
    assertThat(ServerWording.key(null)).isNull();
  }

  @Test
  void aCopyNamesTheLineThatFailed() throws SQLException {
    CopyIn copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy items from stdin");
    byte[] rows = "1\tok\nsecret\tbad\n".getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(rows, 0, rows.length);
    SQLException failure = catchThrowableOfType(SQLException.class, copy::endCopy);

    assertThat(ServerWording.copyLine(Pgjdbc.serverMessage(failure).getWhere())).isEqualTo(2);
    assertThat(ServerWording.copyLine(null)).isZero();
  }

  private static String shown(ServerErrorMessage said, String sql) {
    return ServerWording.withoutValues(said, said.getMessage(), said.getSQLState(), sql);
  }

  private static String shown(String state, String message, String sql) {
    return shown(new ServerErrorMessage("SERROR\0C" + state + "\0M" + message + "\0"), sql);
  }

  @Test
  void valuesInMessagesOfClass22AreCutOff() {
    ServerErrorMessage said = failureOf("select 'secret'::text::int");

    assertThat(said.getMessage()).contains("secret");
    assertThat(shown(said, "select ?")).isEqualTo("invalid input syntax for type integer");
  }

  @Test
  void aNameIsKnownByTheStatement() {
    assertThat(shown(failureOf("select * from nowhere"), "select * from nowhere"))
        .isEqualTo("relation \"nowhere\" does not exist");
    assertThat(shown(failureOf("select 'nowhere'::text::regclass"), "select cast(? as regclass)"))
        .doesNotContain("nowhere");
    assertThat(shown("42601", "syntax error at or near \"$1\"", "selec ?"))
        .isEqualTo("syntax error at or near \"$1\"");
  }

  @Test
  void anotherLanguageHidesTheValueToo() {
    assertThat(shown("22P02", "syntaxe en entrée invalide pour le type integer : « geheim »", "?"))
        .isEqualTo("syntaxe en entrée invalide pour le type integer");
    assertThat(shown("22P02", "ungültige Eingabesyntax für Typ integer: „geheim“", "?"))
        .isEqualTo("ungültige Eingabesyntax für Typ integer");
    assertThat(shown("42P01", "Relation »geheim« existiert nicht", "select cast(? as regclass)"))
        .doesNotContain("geheim");
    assertThat(shown("42P01", "la relation « orders » n'existe pas", "select * from orders"))
        .contains("orders");
    assertThat(shown("22023", "时区 \"geheim\" 无法识别", "?")).doesNotContain("geheim");
  }

  @Test
  void aNumberThatIsNotPartOfANameMayBeAValue() {
    assertThat(shown("22008", "date field value out of range: 4711-13-40", "?"))
        .isEqualTo("date field value out of range");
    assertThat(shown("22003", "setval: value 4711 is out of bounds for sequence", "?"))
        .doesNotContain("4711");
    assertThat(shown("2202E", "index -4711 out of valid range, 0..7", "?")).doesNotContain("4711");
    assertThat(shown("22001", "value too long for type character varying(4)", "?"))
        .isEqualTo("value too long for type character varying(4)");
    assertThat(shown("42883", "function f2(numeric(10,2), int4) does not exist", "select f2(?)"))
        .isEqualTo("function f2(numeric(10,2), int4) does not exist");
  }

  @Test
  void aCancelledStatementDiffersFromOneThatTookTooLong() throws Exception {
    statement.execute("set statement_timeout = 50");
    assertThat(ServerWording.isStoppedOnRequest(failureOf("select pg_sleep(9)").getMessage()))
        .isFalse();
    statement.execute("set statement_timeout = 0");
    Thread canceller = new Thread(this::cancelUntilInterrupted);
    canceller.start();
    ServerErrorMessage said = failureOf("select pg_sleep(30)");
    canceller.interrupt();
    canceller.join();

    assertThat(ServerWording.isStoppedOnRequest(said.getMessage())).isTrue();
  }

  private void cancelUntilInterrupted() {
    try {
      while (!Thread.interrupted()) {
        connection.unwrap(PGConnection.class).cancelQuery();
        Thread.sleep(20);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
