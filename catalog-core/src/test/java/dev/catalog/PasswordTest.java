package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catalog.testing.PostgresExtension;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Passwords that change while connections are open. */
@Timeout(60)
class PasswordTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private final AtomicReference<String> current = new AtomicReference<>("first-4711");
  private final AtomicInteger asked = new AtomicInteger();
  private Database admin;

  @BeforeEach
  void createTheRole() {
    admin = Database.open(new Server(postgres).config().build());
    admin.dsl().execute("create role rotated login password 'first-4711'");
  }

  @AfterEach
  void dropTheRole() {
    admin.dsl().execute("drop role rotated");
    admin.close();
  }

  private DatabaseConfig.Builder config(Supplier<String> passwords) {
    return DatabaseConfig.url(postgres.url())
        .user("rotated")
        .password(passwords)
        .connectionTimeout(Duration.ofSeconds(2))
        .maximumPoolSize(2)
        .minimumIdle(1);
  }

  private String ask() {
    asked.incrementAndGet();
    return current.get();
  }

  private static String name(Session db) {
    return db.dsl().fetchSingle("select session_user::text").get(0, String.class);
  }

  @Test
  void eachNewConnectionAsksForThePasswordOfNow() {
    try (Database db = Database.open(config(this::ask).build())) {
      assertThat(asked).hasValue(1);
      admin.dsl().execute("alter role rotated password 'second-4711'");
      current.set("second-4711");

      // the connection that is open stays, and a second one logs in
      String both = db.transaction(tx -> name(tx) + " " + inAnotherThread(() -> name(db)));

      assertThat(both).isEqualTo("rotated rotated");
      assertThat(asked.get()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void migrationsAskToo() {
    try (Database db = Database.open(config(this::ask).build())) {
      int before = asked.get();
      assertThatExceptionOfType(MigrationException.class)
          .isThrownBy(() -> db.migrate(Migrations.of("classpath:no/such/place")));
      current.set("wrong-4711");
      assertThatExceptionOfType(DatabaseException.class)
          .isThrownBy(() -> db.migrate(Migrations.of("classpath:dev/catalog/product/migration")))
          .withMessageContaining("refused the login of user rotated");
      assertThat(asked.get()).isGreaterThan(before);
    }
  }

  @Test
  void whatTheSupplierThrowsIsTheCauseAndItsTextIsNotInTheMessage() {
    IllegalStateException vault = new IllegalStateException("the vault said secret-4711");

    ConnectionFailedException e =
        failure(
            () -> {
              throw vault;
            });

    assertThat(e)
        .hasMessageStartingWith("There is no connection to PostgreSQL at ")
        .hasMessageEndingWith(
            "because the supplier of the password threw java.lang.IllegalStateException")
        .hasMessageNotContaining("4711")
        .hasRootCause(vault);
  }

  @Test
  void aNullAndATextThatMustNotBeSentAreNoPasswords() {
    assertThat(failure(() -> null))
        .hasMessageEndingWith("because the supplier of the password returned null");
    assertThat(failure(() -> "4711\0user\0postgres"))
        .hasMessageContaining("the password that was supplied must not contain control characters")
        .hasMessageNotContaining("4711");
    assertThat(failure(() -> "wrong-4711"))
        .hasMessageContaining("refused the login of user rotated")
        .hasMessageNotContaining("4711");
  }

  private ConnectionFailedException failure(Supplier<String> passwords) {
    return catchThrowableOfType(
        ConnectionFailedException.class, () -> Database.open(config(passwords).build()));
  }

  @Test
  void aSupplierThatFailsLaterFailsTheCallThatNeedsAConnectionAndNoOther() {
    try (Database db = Database.open(config(this::ask).build())) {
      current.set(null);

      ConnectionFailedException e =
          catchThrowableOfType(
              ConnectionFailedException.class,
              () ->
                  db.transaction(
                      tx -> {
                        name(tx);
                        return inAnotherThread(() -> name(db));
                      }));

      assertThat(e).hasMessageContaining("because the supplier of the password returned null");
      assertThat(name(db)).isEqualTo("rotated");
    }
  }

  private static String inAnotherThread(Supplier<String> call) {
    AtomicReference<Object> outcome = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                outcome.set(call.get());
              } catch (RuntimeException e) {
                outcome.set(e);
              }
            });
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (outcome.get() instanceof RuntimeException e) {
      throw e;
    }
    return (String) outcome.get();
  }

  @Test
  void aSupplierBesideThePasswordOfTheUrlIsRefusedAndNullToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                DatabaseConfig.url(postgres.url() + "?password=secret-4711")
                    .password(this::ask)
                    .build())
        .withMessageContaining("password(...) contradicts the password of the URL")
        .withMessageNotContaining("4711");
    assertThatNullPointerException()
        .isThrownBy(() -> DatabaseConfig.url(postgres.url()).password((Supplier<String>) null));
    assertThat(config(this::ask).build()).asString().doesNotContain("4711");
    assertThat(config(this::ask).password("fixed-4711").build().password().orElseThrow())
        .asString()
        .doesNotContain("4711");
    assertThat(asked).hasValue(0);
  }
}
