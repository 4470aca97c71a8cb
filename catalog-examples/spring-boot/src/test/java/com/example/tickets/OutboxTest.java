package com.example.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.tickets.db.Message;
import com.example.tickets.db.NewMessage;
import dev.catalog.Database;
import dev.catalog.DatabaseException;
import dev.catalog.testing.PostgresExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest
@ActiveProfiles("test")
class OutboxTest {

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.migrated("classpath:db/migration");

  private static final List<Long> received = new CopyOnWriteArrayList<>();
  private static volatile Consumer<Message> behaviour = message -> {};

  @TestConfiguration(proxyBeanMethods = false)
  static class Recording {
    @Bean
    @Primary
    Subscriber recordingSubscriber() {
      return message -> {
        behaviour.accept(message);
        received.add(message.id());
      };
    }
  }

  @Autowired private Database db;
  @Autowired private OutboxWorker worker;

  @BeforeEach
  void empty() {
    db.dsl().execute("truncate outbox");
    received.clear();
    behaviour = message -> {};
  }

  private List<Long> write(int messages) {
    return db
        .insertAll(
            IntStream.range(0, messages)
                .mapToObj(i -> NewMessage.topic("test").payload(JSONB.valueOf("{}")))
                .toList())
        .stream()
        .map(Message::id)
        .toList();
  }

  @Test
  void severalWorkersTellEachMessageOnceAlthoughSomeAreRefused() {
    List<Long> ids = write(200);
    Set<Long> refusedBefore = ConcurrentHashMap.newKeySet();
    behaviour =
        message -> {
          if (message.id() % 7 == 0 && refusedBefore.add(message.id())) {
            throw new IllegalStateException("The broker is away");
          }
        };
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();

    Stream.generate(() -> CompletableFuture.runAsync(() -> emptyUntil(deadline)))
        .limit(4)
        .toList()
        .forEach(CompletableFuture::join);

    assertThat(received).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(refusedBefore).hasSizeGreaterThanOrEqualTo(28);
  }

  private void emptyUntil(long deadline) {
    while (db.exists(Message.ROWS)) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      worker.empty();
    }
  }

  @Test
  void aRefusalIsCountedAndTheMessageStays() {
    Long id = write(1).get(0);
    behaviour =
        message -> {
          throw new IllegalStateException("The broker is away");
        };

    worker.empty();

    assertThat(received).isEmpty();
    assertThat(db.get(Message.BY_ID, id).attempts()).isEqualTo(1);
  }

  @Test
  void aWorkerThatLosesItsDatabaseTellsAgainUnderTheSameIds() {
    List<Long> ids = write(10);
    long fatal = ids.get(4);
    AtomicBoolean ended = new AtomicBoolean();
    behaviour =
        message -> {
          if (message.id() == fatal && ended.compareAndSet(false, true)) {
            endTheWorkersConnection();
          }
        };

    assertThatThrownBy(() -> worker.empty()).isInstanceOf(DatabaseException.class);
    assertThat(db.count(Message.ROWS)).isEqualTo(10);
    worker.empty();

    assertThat(db.exists(Message.ROWS)).isFalse();
    assertThat(Set.copyOf(received)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(received).hasSize(20);
  }

  private static void endTheWorkersConnection() {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid, 5000) from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'\
          """);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
