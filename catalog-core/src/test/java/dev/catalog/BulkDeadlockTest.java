package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.catalog.fixture.shop.Document;
import dev.catalog.fixture.shop.DocumentPatch;
import dev.catalog.fixture.shop.NewDocument;
import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bulk verb that a deadlock has ended. */
@Timeout(60)
class BulkDeadlockTest extends ShopTest {

  private final Server server = new Server(postgres);

  private Map<Long, DocumentPatch> patches() {
    Map<Long, DocumentPatch> patches = new LinkedHashMap<>();
    db.insertAll(List.of(NewDocument.code("a"), NewDocument.code("b")))
        .forEach(document -> patches.put(document.id(), new DocumentPatch().body("mine")));
    sent.clear();
    return patches;
  }

  /** Runs work that locks a, then waits for b, while another session locks b, then waits for a. */
  private <T> T deadlocked(Supplier<T> work) throws Exception {
    try (Connection other = postgres.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      // so that the server ends the work and not this session
      statement.execute("set local deadlock_timeout = '1min'");
      statement.execute("update documents set body = 'theirs' where code = 'b'");
      CompletableFuture<T> working = CompletableFuture.supplyAsync(work);
      Await.until(
          "waiting for the lock",
          () ->
              server.is(
                  "exists (select from pg_stat_activity where application_name = 'catalog'"
                      + " and wait_event_type = 'Lock')"));
      statement.execute("update documents set body = 'theirs' where code = 'a'");
      other.commit();
      return working.get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void isRunAgainByTheDatabase() throws Exception {
    Map<Long, DocumentPatch> patches = patches();

    List<Document> updated = deadlocked(() -> db.updateAll(Document.BY_ID, patches));

    assertThat(updated).extracting(Document::body).containsExactly("mine", "mine");
    assertThat(updated).extracting(Document::version).containsExactly(2, 2);
    assertThat(sent.all()).extracting(SentStatement::failed).containsExactly(true, false);
  }

  @Test
  void failsInABlockThatDoesNotSayThatItMayBeRepeated() throws Exception {
    Map<Long, DocumentPatch> patches = patches();

    Throwable failure =
        deadlocked(() -> catchThrowable(() -> db.run(tx -> tx.updateAll(Document.BY_ID, patches))));

    assertThat(failure)
        .isInstanceOf(TransactionConflictException.class)
        .hasMessageContaining("40P01");
    assertThat(db.list(Document.ROWS)).extracting(Document::body).containsOnly("theirs");
  }
}
