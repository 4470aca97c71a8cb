package dev.catalog.examples;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.catalog.testing.PostgresExtension;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WalkThroughTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final Pattern HEADING = Pattern.compile("(?m)^(\\d+\\. .+)\\R-+$");

  /** The first call in a snippet, up to the number of statements it sent. */
  private static final Pattern CALL =
      Pattern.compile("\\b((?:catalog|db)\\.\\w+)\\((?s:.*?)\\R  (\\d+) statements?\\R");

  private record Outcome(int status, String out, String err, String systemOut) {}

  private record Count(String call, int statements) {}

  @Test
  void showsEveryPattern() {
    Outcome outcome = walk(given(postgres.url(), postgres.password()));

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(HEADING.matcher(outcome.out()).results().map(match -> match.group(1)))
        .containsExactly(
            "1. Engine: Database.open",
            "2. Model: Category, Product",
            "3. Schema creation: migrate",
            "4. Session: run, transaction, read",
            "5. Create: createCategory, createProduct",
            "6. Read one: findProduct",
            "7. Read many: listProducts",
            "8. Page: pageProducts",
            "9. Joined loading: listProductsWithCategory",
            "10. Select-in loading: listCategoriesWithProducts",
            "11. Partial update: updateProduct",
            "12. Bulk update: deactivateProducts, updateReturning",
            "13. Delete: deleteProduct",
            "14. Aggregate: categoryStats",
            "15. Scalar subquery: productsPricierThanAverage",
            "16. Async: async",
            "17. Many rows: insertAll, upsert",
            "18. Slice: slice",
            "19. Stream: stream",
            "20. No server at hand: ThrowawayPostgres");
  }

  @Test
  void eachCallSendsAsManyStatementsAsItPromises() {
    Outcome outcome = walk(given(postgres.url(), postgres.password()));

    Map<String, Set<Integer>> counts =
        CALL.matcher(outcome.out())
            .results()
            .map(WalkThroughTest::count)
            .collect(groupingBy(Count::call, mapping(Count::statements, toSet())));
    assertThat(counts)
        .containsOnly(
            entry("db.list", Set.of(1)),
            entry("db.migrate", Set.of(1)), // the count after it, in the same chapter
            entry("db.run", Set.of(2)),
            entry("db.transaction", Set.of(1)),
            entry("db.read", Set.of(1)),
            entry("catalog.createCategory", Set.of(1)),
            entry("catalog.createProduct", Set.of(1)),
            entry("catalog.findProduct", Set.of(1)),
            entry("catalog.listProducts", Set.of(1)),
            entry("catalog.pageProducts", Set.of(1)),
            entry("catalog.listProductsWithCategory", Set.of(1)),
            entry("catalog.listCategoriesWithProducts", Set.of(2)),
            entry("catalog.updateProduct", Set.of(1)),
            entry("catalog.deactivateProducts", Set.of(1)),
            entry("db.updateReturning", Set.of(1)),
            entry("catalog.deleteProduct", Set.of(1)),
            entry("catalog.categoryStats", Set.of(1)),
            entry("catalog.productsPricierThanAverage", Set.of(1)),
            entry("db.async", Set.of(2)),
            entry("db.insertAll", Set.of(1)),
            entry("db.upsert", Set.of(1)),
            entry("db.slice", Set.of(1)),
            entry("db.stream", Set.of(1)));
  }

  private static Count count(MatchResult match) {
    return new Count(match.group(1), Integer.parseInt(match.group(2)));
  }

  @Test
  void standardOutputHasNothingButTheChaptersInAscii() {
    Outcome outcome = walk(given(postgres.url(), postgres.password()));

    assertThat(outcome.systemOut()).isEmpty();
    assertThat(outcome.out()).startsWith("1. Engine").isASCII();
    assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void canBeRunAgainOnTheSameDatabase() {
    walk(given(postgres.url(), postgres.password()));
    Outcome again = walk(given(postgres.url(), postgres.password()));

    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains("=> 302").doesNotContain("V1__product_catalogue.sql");
  }

  @Test
  void anEmbeddedServerEndsWithTheWalkThrough() {
    Set<ProcessHandle> before = ProcessHandle.current().descendants().collect(toSet());

    Outcome outcome = walk(Map.of());

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains("[V1__product_catalogue.sql]", "this walk-through runs on it");
    assertThat(ProcessHandle.current().descendants().filter(process -> !before.contains(process)))
        .isEmpty();
  }

  @Test
  void nothingButDaemonThreadsIsLeftBehind() {
    List<String> before = userThreads();
    walk(given(postgres.url(), postgres.password()));

    assertThat(userThreads()).isEqualTo(before);
  }

  private static List<String> userThreads() {
    Thread[] threads = new Thread[Thread.activeCount() + 50];
    int count = Thread.enumerate(threads);
    return Arrays.stream(threads, 0, count)
        .filter(thread -> !thread.isDaemon())
        .map(Thread::getName)
        .sorted()
        .toList();
  }

  @Test
  void aRefusedPasswordIsOneSentence() {
    assertOneSentence(
        walk(given(postgres.url(), "not " + postgres.password())), "refused the login of user");
  }

  @Test
  void aServerThatIsDownIsOneSentence() {
    assertOneSentence(
        walk(given("jdbc:postgresql://127.0.0.1:1/none", "")), "Nothing accepts connections");
  }

  @Test
  void aUrlThatIsNoneIsOneSentence() {
    assertOneSentence(walk(given("localhost:5432", "")), "not a PostgreSQL JDBC URL");
  }

  private static void assertOneSentence(Outcome outcome, String fact) {
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines()).singleElement().asString().contains(fact);
  }

  private static Map<String, String> given(String url, String password) {
    return Map.of(
        "CATALOG_URL", url, "CATALOG_USER", postgres.user(), "CATALOG_PASSWORD", password);
  }

  private static Outcome walk(Map<String, String> environment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ByteArrayOutputStream systemOut = new ByteArrayOutputStream();
    PrintStream original = System.out;
    System.setOut(stream(systemOut));
    try {
      int status = WalkThrough.run(environment, stream(out), stream(err));
      return new Outcome(status, text(out), text(err), text(systemOut));
    } finally {
      System.setOut(original);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
