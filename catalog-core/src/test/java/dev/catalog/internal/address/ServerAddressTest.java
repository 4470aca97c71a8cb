package dev.catalog.internal.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

class ServerAddressTest {

  private static final String SERVICE_FILE = "org.postgresql.pgservicefile";

  private static ServerAddress at(String hosts) {
    return ServerAddress.of("jdbc:postgresql://" + hosts + "/shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost",
        "",
        ":5433",
        "127.0.0.1",
        "127.8.9.255:6000",
        "127.1",
        "127.0.65535",
        "[::1]",
        "[0:0:0:0:0:0:0:1]:6000",
        "[0::0001]",
        "[::ffff:127.0.0.1]",
        "localhost:1,127.0.0.1:2,[::1]"
      })
  void theseHostsAreThisMachine(String hosts) {
    assertThat(at(hosts).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost.evil.example",
        "localhost.",
        "localhost.localdomain",
        "127.0.0.1.evil.example",
        "127.0.0.256",
        "127.256.0.1",
        "127.0.65536",
        "127",
        "127.0.0.01",
        "127.0.0.0.1",
        "128.0.0.1",
        "0.0.0.0",
        "0x7f.1",
        "2130706433",
        "[::2]",
        "[::]",
        "[fe80::1%lo]",
        "[::ffff:10.0.0.1]",
        "ip6-localhost",
        "xn--localhost",
        "lоcalhost", // a Cyrillic o
        "localhost,db.example.com",
        "db.example.com,localhost:5433"
      })
  void theseHostsMayBeElsewhere(String hosts) {
    assertThat(at(hosts).isLoopback()).isFalse();
  }

  @Test
  void aSocketFactoryMayConnectElsewhereWhateverTheHost() {
    assertThat(
            ServerAddress.of("jdbc:postgresql://localhost/shop?socketFactory=com.example.Tunnel")
                .isLoopback())
        .isFalse();
    assertThat(
            ServerAddress.of("jdbc:postgresql://db.example.com/x?localSocketAddress=127.0.0.1")
                .isLoopback())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example.com:5432/shop?PGHOST=localhost",
        "jdbc:postgresql://db.example.com:5432/shop?PGHOST=",
        "jdbc:postgresql://db.example.com/shop?ssl=true&PGPORT=6000",
        "jdbc:postgresql://db.example.com/shop?PGDBNAME=other",
        "jdbc:postgresql://db.example.com/shop?PGHOST",
        "jdbc:postgresql://db.example.com/shop?PGDBNAME&ssl=true",
        "jdbc:postgresql://localhost/shop?PGHOST=db.example.com",
        "jdbc:postgresql:shop?PGHOST=db.example.com"
      })
  void aUrlThatNamesTwoPlacesIsRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServerAddress.of(url))
        .withMessageContaining("contradicts the place in front of the parameters")
        .withMessageNotContaining("example");
    assertThatCode(
            () ->
                ServerAddress.of(
                    "jdbc:postgresql://db.example.com:6000/shop?PGHOST=db.example.com&PGPORT=6000"))
        .doesNotThrowAnyException();
  }

  @Test
  void theHostsOfAServiceAreJudgedAndConnectedTo(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("services.conf");
    Files.writeString(
        file,
        """
        [remote]
        host=db.example.com
        port=6000
        dbname=shop
        user=service_user
        [near]
        host=127.0.0.1,localhost
        port=6001,6002
        sslmode=require
        """);
    String before = System.getProperty(SERVICE_FILE);
    System.setProperty(SERVICE_FILE, file.toString());
    try {
      ServerAddress remote = ServerAddress.of("jdbc:postgresql://?service=remote");
      ServerAddress near = ServerAddress.of("jdbc:postgresql:///x?service=near");
      ServerAddress both = ServerAddress.of("jdbc:postgresql://localhost/?service=remote");

      assertThat(remote.isLoopback()).isFalse();
      assertThat(connected(remote)).containsExactly("db.example.com", "6000", "shop");
      assertThat(remote.property("user")).isEqualTo("service_user");
      assertThat(connected(both)).containsExactly("localhost", "5432", "shop");
      assertThat(both.isLoopback()).isTrue();
      assertThat(near.servers()).isEqualTo("localhost:5432");
      assertThat(near.tlsMode()).isEqualTo("require");
    } finally {
      if (before == null) {
        System.clearProperty(SERVICE_FILE);
      } else {
        System.setProperty(SERVICE_FILE, before);
      }
    }
  }

  /** Returns where the driver goes, given the text for it and what else the URL sets. */
  private static List<String> connected(ServerAddress address) {
    Properties properties = new Properties();
    properties.putAll(address.properties());
    Properties read = Driver.parseURL(address.location(), properties);
    return List.of(
        read.getProperty("PGHOST"), read.getProperty("PGPORT"), read.getProperty("PGDBNAME"));
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql:shop, localhost, 5432, shop",
    "jdbc:postgresql:///shop, localhost, 5432, shop",
    "'jdbc:postgresql://a:1,[::1]:2/x', 'a,[::1]', '1,2', x",
    "'jdbc:postgresql://a,b/x', 'a,b', '5432,5432', x",
    "jdbc:postgresql://h/a%2Fb%3F%C3%A4+c, h, 5432, a/b?ä c"
  })
  void theDriverGoesWhereTheUrlSays(String url, String host, String port, String database) {
    assertThat(connected(ServerAddress.of(url))).containsExactly(host, port, database);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://app:hunter2@db.example.com:5432/shop",
        "jdbc:postgresql://app:hunter2@/shop",
        "jdbc:postgresql://app:hun/ter2hunter2@db.example.com/shop",
        "jdbc:postgresql://app:hunter2?x@db.example.com/shop",
        "jdbc:postgresql://app:hunter2#x@db.example.com/shop",
        "jdbc:postgresql://app:x@hunter2@db.example.com/shop",
        "jdbc:postgresql://app%3Ahunter2%40db.example.com/shop",
        "jdbc:postgresql://app%3Ahunter2@db.example.com/shop",
        "jdbc:postgresql://db.example.com/shop;password=hunter2",
        "jdbc:postgresql://db.example.com/shop;user=app;password=hunter2",
        "jdbc:postgresql://db.example.com/shop&password=hunter2",
        "jdbc:postgresql://db.example.com/shop#password=hunter2",
        "jdbc:postgresql://db.example.com;password=hunter2/shop",
        "jdbc:postgresql://db.example.com?password=hunter2",
        "jdbc:postgresql://db.example.com:port/shop?password=hunter2",
        "jdbc:postgresql://db.example.com:99999/shop?password=hunter2",
        "jdbc:postgresql://db.example.com/a/b?password=hunter2",
        "jdbc:postgresql://db.example.com/%zz?password=hunter2",
        "jdbc:postgresql://db.example.com/shop?service=hunter2",
        "jdbc:postgresql://db.example.com/shop?password=hunter2%zz",
        "jdbc:postgresql://db.example.com/shop?password=x&hunter2@y",
        "jdbc:postgresql://db.example.com/shop?password=hunter2%00&user=a",
        "jdbc:postgresql://db.example.com/shop?password=hunter2&password=hunter2x",
        "jdbc:postgresql://db.example.com/shop?sslmode=hunter2",
        "postgresql://app:hunter2@db.example.com/shop",
        "postgres://app:hunter2@db.example.com/shop",
        "jdbc:mysql://db.example.com/shop?password=hunter2",
        "jdbc:postgres://app:hunter2@db.example.com/shop",
        " jdbc:postgresql://app:hunter2@db.example.com/shop",
        "hunter2"
      })
  void aRefusedUrlShowsNoPasswordAndTheDriverLogsNone(String url) {
    Logger logger = Logger.getLogger("org.postgresql");
    Level before = logger.getLevel();
    List<String> logged = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            logged.add(new SimpleFormatter().format(record));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    logger.setLevel(Level.WARNING);
    try {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ServerAddress.of(url))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2", "hun/ter"))
          .withNoCause();
    } finally {
      logger.setLevel(before);
      logger.removeHandler(handler);
    }
    if (!url.contains("service=")) {
      assertThat(String.join("", logged)).doesNotContain("hunter2");
    }
  }

  @Test
  void messagesNameHostsPortAndAPlainDatabaseOnly() {
    assertThat(
            ServerAddress.of(
                    "jdbc:postgresql://db.example.com/shop?password=hunter2&sslpassword=hunter2")
                .shown())
        .isEqualTo("jdbc:postgresql://db.example.com:5432/shop");
    assertThat(ServerAddress.of("jdbc:postgresql://h/shop%3Bpassword%3Dhunter2").shown())
        .isEqualTo("jdbc:postgresql://h:5432/(not shown)");
    assertThat(ServerAddress.of("jdbc:postgresql://h/app%3Ahunter2%40x").database())
        .isEqualTo("(not shown)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"user", "password", "ApplicationName", "options", "currentSchema", "sslpassword"})
  void aControlCharacterInAParameterIsRefusedByName(String name) {
    for (String bad : List.of("%00", "%0A", "%1B", "%7F", "%C2%85")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ServerAddress.of("jdbc:postgresql://h/x?%s=a%sb".formatted(name, bad)))
          .withMessageContaining(name + " must not contain control characters");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServerAddress.of("jdbc:postgresql://h/a%00user%00postgres"))
        .withMessageContaining("database must not contain control characters");
  }

  @Test
  void aSettingThatTheUrlContradictsIsRefusedWithoutItsValue() {
    ServerAddress address =
        ServerAddress.of("jdbc:postgresql://h/x?user=a&password=hunter2&sslmode=require");

    address.check("user", "user", "a");
    address.check("applicationName", "ApplicationName", "any");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> address.check("user", "user", "b"))
        .withMessage("user(...) contradicts the user of the URL: set it in one of the two places");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> address.check("password", "password", "hunter3"))
        .withMessageNotContaining("hunter");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> address.check("sslMode", "sslmode", "disable"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ServerAddress.of("jdbc:postgresql://h/x?ssl=true")
                    .check("sslMode", "sslmode", "disable"));
  }
}
