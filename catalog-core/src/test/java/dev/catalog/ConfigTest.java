package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigTest {

  private static final String URL = "jdbc:postgresql://localhost:5432/shop";

  private static DatabaseConfig.Builder config() {
    return DatabaseConfig.url(URL).user("u").password("secret-4711");
  }

  @Test
  void textHidesThePasswordAndTheParametersOfTheUrl() {
    DatabaseConfig config =
        DatabaseConfig.url(URL + "?password=secret-1&sslpassword=secret-2").user("u").build();

    assertThat(config)
        .hasToString(
            "DatabaseConfig[jdbc:postgresql://localhost:5432/shop, user=u, applicationName=catalog,"
                + " maximumPoolSize=10]");
  }

  @Test
  void urlOfAnotherDatabaseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseConfig.url("jdbc:mysql://localhost/shop?password=secret-4711"))
        .withMessage(
            "not a PostgreSQL JDBC URL, jdbc:mysql:...; write"
                + " jdbc:postgresql://host:5432/database (the port and ?name=value are optional)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseConfig.url("jdbc:postgresql://localhost:port/shop"));
  }

  @Test
  void aSettingThatTheUrlContradictsIsRefused() {
    DatabaseConfig.url(URL + "?user=u&password=secret-4711&ApplicationName=a&socketTimeout=70")
        .user("u")
        .password("secret-4711")
        .applicationName("a")
        .socketTimeout(Duration.ofSeconds(70))
        .build();

    refused(DatabaseConfig.url(URL + "?user=x").user("u"), "user(...) contradicts the user");
    refused(
        DatabaseConfig.url(URL + "?password=secret-1").password("secret-2"),
        "password(...) contradicts the password");
    refused(
        DatabaseConfig.url(URL + "?sslmode=verify-full").sslMode("disable"),
        "sslMode(...) contradicts the sslmode");
    refused(
        DatabaseConfig.url(URL + "?ssl=true").sslMode("require"),
        "sslMode(...) contradicts the sslmode");
    refused(
        DatabaseConfig.url(URL + "?ApplicationName=a").applicationName("b"),
        "applicationName(...) contradicts the ApplicationName");
    refused(
        DatabaseConfig.url(URL + "?connectTimeout=1").connectTimeout(Duration.ofSeconds(2)),
        "connectTimeout(...) contradicts the connectTimeout");
  }

  @Test
  void controlCharactersInWhatTheServerIsToldAtTheStartAreRefused() {
    for (String bad :
        List.of("a\0options\0-c role=postgres", "a\nb", "\u001b[31m", "\u0085", "\ud800")) {
      refused(config().applicationName(bad), "applicationName must not contain control characters");
      refused(DatabaseConfig.url(URL).user(bad), "user must not contain control characters");
      refused(DatabaseConfig.url(URL).password(bad), "password must not contain control");
    }
    config().applicationName("shop \u00e4 \ud83d\ude00").build();
  }

  private static void refused(DatabaseConfig.Builder config, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(config::build)
        .withMessageContaining(message)
        .withMessageNotContaining("secret");
  }

  @Test
  void simpleQueryModeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseConfig.url(URL + "?preferQueryMode=simple"))
        .withMessageContaining("preferQueryMode=simple puts values into the SQL text");
  }

  @Test
  void unknownTlsModeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config().sslMode("on"))
        .withMessageContaining("verify-full: on");
  }

  @Test
  void poolMustHoldAConnection() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config().maximumPoolSize(0).build())
        .withMessage("maximumPoolSize must be at least 1: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config().maximumPoolSize(2).minimumIdle(3).build())
        .withMessage("minimumIdle must be at most maximumPoolSize (2): 3");
  }

  @Test
  void limitsThatContradictEachOtherAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config().socketTimeout(Duration.ofSeconds(30)).build())
        .withMessageStartingWith(
            "socketTimeout must be longer than statementTimeout (30 s), so that");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config().statementTimeout(Duration.ZERO).build())
        .withMessageContaining("statementTimeout (no limit)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config().keepaliveTime(Duration.ofMinutes(30)).build())
        .withMessage("keepaliveTime must be shorter than maxLifetime (30 min): 30 min");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config().connectionTimeout(Duration.ofSeconds(1)).build())
        .withMessageStartingWith("validationTimeout must be at most connectionTimeout (1 s): 2 s");
  }

  @Test
  void negativeAndTooShortTimesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config().connectTimeout(Duration.ofSeconds(-1)).build())
        .withMessageStartingWith("connectTimeout must not be negative");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> config().maxLifetime(Duration.ofSeconds(1)).keepaliveTime(Duration.ZERO).build())
        .withMessage("maxLifetime must be at least 30 s: 1 s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config().asyncQueue(-1).build())
        .withMessage("asyncQueue must be at least 0: -1");
  }

  @Test
  void limitsMayBeSwitchedOff() {
    assertThat(
            config()
                .statementTimeout(Duration.ZERO)
                .socketTimeout(Duration.ZERO)
                .idleInTransactionTimeout(Duration.ZERO)
                .connectTimeout(Duration.ZERO)
                .loginTimeout(Duration.ZERO)
                .idleTimeout(Duration.ZERO)
                .maxLifetime(Duration.ZERO)
                .keepaliveTime(Duration.ZERO)
                .closeTimeout(Duration.ZERO)
                .build())
        .isNotNull();
  }

  @Test
  void optionsOfABlockAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransactionOptions.defaults().timeout(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransactionOptions.defaults().retries(-1));
  }

  @Test
  void migrationsAreChecked() {
    assertThatIllegalArgumentException().isThrownBy(Migrations::of);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Migrations.of("classpath:x").deadline(Duration.ZERO));
  }
}
