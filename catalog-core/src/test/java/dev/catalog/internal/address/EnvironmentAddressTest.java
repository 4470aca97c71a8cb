package dev.catalog.internal.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentAddressTest {

  private static EnvironmentAddress of(String... namesAndValues) {
    Map<String, String> environment = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      environment.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return EnvironmentAddress.of(environment);
  }

  private static EnvironmentAddress ofUrl(String url) {
    return of("DATABASE_URL", url);
  }

  private static void refused(String message, String... namesAndValues) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(namesAndValues))
        .withMessageContaining(message)
        .withMessageNotContaining("4711")
        .withMessageNotContaining("db.example");
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://db.example.com:6000/shop, jdbc:postgresql://db.example.com:6000/shop",
    "postgresql://db.example.com/shop, jdbc:postgresql://db.example.com/shop",
    "'postgres://a,b:6000,[::1]:6001/shop', 'jdbc:postgresql://a,b:6000,[::1]:6001/shop'",
    "postgres://[fe80::1%25eth0]/shop, jdbc:postgresql://[fe80::1%eth0]/shop",
    "postgres://h/a%2Fb%3Fc%3Bd+e%20f, jdbc:postgresql://h/a%2Fb%3Fc%3Bd%2Be+f",
    "postgres://h/shop?sslrootcert=%2Fca%26.crt, jdbc:postgresql://h/shop?sslrootcert=%2Fca%26.crt",
    "postgres://h/shop?sslrootcert=/ca@1.crt, jdbc:postgresql://h/shop?sslrootcert=%2Fca%401.crt",
    "postgres://h/shop?connect_timeout=3&options=-c%20a%3Db, jdbc:postgresql://h/shop?connectTimeout=3&options=-c+a%3Db",
    "postgres://h/shop?target_session_attrs=read-write, jdbc:postgresql://h/shop?targetServerType=primary",
    "postgres://h/shop?sslrootcert=system, jdbc:postgresql://h/shop?sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
    "postgres://h/shop?channel_binding=require, jdbc:postgresql://h/shop?channelBinding=require",
    "postgres://h/shop?prepareThreshold=0, jdbc:postgresql://h/shop?prepareThreshold=0"
  })
  void anAddressOfPostgresqlBecomesAUrlOfTheDriver(String address, String url) {
    assertThat(ofUrl(address).url()).isEqualTo(url);
    ServerAddress.of(url);
  }

  @ParameterizedTest
  @CsvSource({
    "u:p@, u, p",
    "u@, u,",
    "u:@, u,",
    ":p@, , p",
    "'', ,",
    "%61%40b:%3a%2f%3F%23%5b%5D%40%25@, a@b, :/?#[]@%",
    "u:a:b@, u, a:b",
    "u:a+b%20c@, u, a+b c",
    "ü:p%C3%A4ss%F0%9F%98%80@, ü, päss😀",
    "u:a#b&c=d;e@, u, a#b&c=d;e"
  })
  void theLoginIsDecodedAndNeverInTheUrl(String login, String user, String password) {
    EnvironmentAddress said = ofUrl("postgres://" + login + "h/shop?sslmode=require");

    assertThat(said.url()).isEqualTo("jdbc:postgresql://h/shop");
    assertThat(said.user()).isEqualTo(user);
    assertThat(said.password()).isEqualTo(password);
    assertThat(said.sslMode()).isEqualTo("require");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres://u:4711@x@db.example/shop | one @, between the login and the host",
        "postgres://u:4711/x@db.example/shop | one @, between the login and the host",
        "postgres://u:4711?x@db.example/shop | one @, between the login and the host",
        "postgres://db.example?application_name=a@4711 | one @, between the login and the host",
        "postgres://u:47%11@db.example/shop%4 | a % without two hexadecimal digits",
        "postgres://u:4711%zz@db.example/shop | a % without two hexadecimal digits; write %25 for %",
        "postgres://u:4711%ff@db.example/shop | must be UTF-8",
        "postgres://u:4711@/shop | must name a host",
        "postgres://u:4711@db.example,/shop | must name a host",
        "postgres://u:4711@%2Fvar%2Frun/shop | no Unix sockets",
        "postgres://u:4711@::1/shop | IPv6 in brackets",
        "postgres://u:4711@db.example:port/shop | a number as port",
        "postgres://u:4711@db.example:0/shop | from 1 to 65535",
        "postgres://u:4711@db.example:65536/shop | from 1 to 65535",
        "postgres://u:4711@db.example | names no database",
        "postgres://u:4711@db.example/?sslmode=require | names no database",
        "postgres://u:4711@h/shop?a | must have name=value",
        "postgres://u:4711@h/shop?4711=x | must have name=value",
        "postgres://u:4711@h/shop?sslmode=require&sslmode=4711 | sets sslmode twice",
        "postgres://u:4711@h/shop?password=4712 | two different values for password",
        "postgres://h/shop?host=db.example | in front of the ?, not by host",
        "postgres://h/shop?PGHOST=db.example | in front of the ?, not by PGHOST",
        "postgres://h/shop?schema=4711 | does not have: schema",
        "postgres://h/shop?target_session_attrs=4711 | must be one of any, read-write",
        "mysql://u:4711@db.example/shop | must begin with postgres://",
        "4711 | must begin with postgres://",
        "jdbc:mysql://db.example/shop?password=4711 | DATABASE_URL: not a PostgreSQL JDBC URL",
        "jdbc:postgresql://u:4711@db.example/shop | DATABASE_URL: the URL must not have a user"
      })
  void whatCanBeReadInTwoWaysOrInNoneIsRefusedWithoutItsValue(String url, String message) {
    refused(message, "DATABASE_URL", url);
  }

  @Test
  void theVariablesOfPostgresqlNameAServer() {
    EnvironmentAddress said =
        of(
            "PGHOST", "a,::1,[::2]",
            "PGPORT", "6000",
            "PGDATABASE", "s/h op",
            "PGUSER", "u",
            "PGPASSWORD", "p@%",
            "PGSSLMODE", "verify-ca",
            "PGSSLROOTCERT", "/ca.crt",
            "PGAPPNAME", "shop");

    assertThat(said)
        .isEqualTo(
            new EnvironmentAddress(
                "jdbc:postgresql://a:6000,[::1]:6000,[::2]:6000/s%2Fh+op?sslrootcert=%2Fca.crt",
                "u", "p@%", "verify-ca", "shop"));
    assertThat(said).asString().doesNotContain("p@%");
    assertThat(of("PGHOST", "a,b", "PGPORT", "1,2", "PGDATABASE", "x").url())
        .isEqualTo("jdbc:postgresql://a:1,b:2/x");
  }

  @Test
  void whatIsMissingIsNamed() {
    refused("neither DATABASE_URL nor PGHOST is set");
    refused("neither DATABASE_URL nor PGHOST is set", "DATABASE_URL", "", "PGUSER", "4711");
    refused("PGHOST is set, but not PGDATABASE", "PGHOST", "db.example.com");
    refused("PGHOST names a Unix socket", "PGHOST", "/var/4711", "PGDATABASE", "x");
    refused("PGHOST must be a name", "PGHOST", "db.example/4711", "PGDATABASE", "x");
    refused("PGHOST must be a name", "PGHOST", "a,", "PGDATABASE", "x");
    refused("PGPORT must be a number", "PGHOST", "a", "PGPORT", "tcp://4711", "PGDATABASE", "x");
    refused(
        "one for each of the 3 hosts: it has 2",
        "PGHOST",
        "a,b,c",
        "PGPORT",
        "1,2",
        "PGDATABASE",
        "x");
    refused("PGHOSTADDR is not supported", "PGHOSTADDR", "4711", "PGHOST", "a", "PGDATABASE", "x");
    refused("PGSERVICE is not supported", "PGSERVICE", "4711");
    refused(
        "PGUSER must not contain control", "PGHOST", "a", "PGDATABASE", "x", "PGUSER", "4711\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://h:5433/shop",
        "jdbc:postgresql://h:5433/shop",
        "postgres://u:4712@h:5433/shop?sslmode=require&application_name=a&sslrootcert=/b",
        "jdbc:postgresql://h:5433/shop?user=u&password=4712&sslmode=require&ApplicationName=a&sslrootcert=/b"
      })
  void variablesMayRepeatTheUrlButNotContradictIt(String url) {
    String[][] same = {
      {"PGHOST", "H"},
      {"PGPORT", "5433"},
      {"PGDATABASE", "shop"},
      {"PGUSER", "u"},
      {"PGPASSWORD", "4712"},
      {"PGSSLMODE", "require"},
      {"PGAPPNAME", "a"}
    };
    boolean hasLogin = url.contains("4712");
    for (String[] each : same) {
      of("DATABASE_URL", url, each[0], each[1]);
      String other = each[0].equals("PGPORT") ? "4711" : "x4711";
      if (hasLogin || each[0].matches("PG(HOST|PORT|DATABASE)")) {
        refused(each[0] + " contradicts the ", "DATABASE_URL", url, each[0], other);
      } else {
        assertThat(of("DATABASE_URL", url, each[0], other).toString()).doesNotContain("4711");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres://h/shop", "jdbc:postgresql://h/shop"})
  void variablesCompleteTheUrl(String url) {
    assertThat(
            of(
                "DATABASE_URL",
                url,
                "PGUSER",
                "u",
                "PGPASSWORD",
                "p",
                "PGSSLMODE",
                "disable",
                "PGAPPNAME",
                "a"))
        .isEqualTo(new EnvironmentAddress("jdbc:postgresql://h/shop", "u", "p", "disable", "a"));
    assertThat(of("DATABASE_URL", "postgres://h", "PGDATABASE", "x").url())
        .isEqualTo("jdbc:postgresql://h/x");
  }
}
