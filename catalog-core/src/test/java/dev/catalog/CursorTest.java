package dev.catalog;

import static dev.catalog.fixture.shop.Tables.CUSTOMERS;
import static dev.catalog.fixture.shop.Tables.EMPLOYEES;
import static dev.catalog.fixture.shop.Tables.TICKETS;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.Ticket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cursor is taken back by the query it came from, and by nothing else. */
class CursorTest extends ShopTest {

  private static final Param<String> FROM = DSL.param("from", String.class);
  private static final byte[] KEY = "0123456789abcdef".getBytes(US_ASCII);
  private static final String SECRET = "secret-4711";

  private static final Rows<Employee> BY_NAME = Employee.ROWS.orderBy(EMPLOYEES.NAME);

  @BeforeEach
  void employees() {
    IntStream.range(0, 5).forEach(i -> employee(SECRET + " " + i));
  }

  private static Database keyed(byte[] key) {
    return Database.open(
        DatabaseConfig.url(postgres.url())
            .user(postgres.user())
            .password(postgres.password())
            .maximumPoolSize(1)
            .cursorKey(key)
            .build());
  }

  private String next(Rows<?> rows) {
    String cursor = db.slice(rows, null, 2).next().orElseThrow();
    sent.clear();
    return cursor;
  }

  private void isRefused(Database database, Rows<?> rows, String cursor) {
    InvalidCursorException refused =
        catchThrowableOfType(InvalidCursorException.class, () -> database.slice(rows, cursor, 2));
    assertThat(refused)
        .as("cursor %s", cursor.length() > 100 ? cursor.length() + " characters" : cursor)
        .isNotNull();
    assertThat(refused)
        .hasMessageContaining("Start again from the first page")
        .hasMessageNotContaining(SECRET)
        .hasMessageNotContaining(cursor);
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void anyChangedByteIsRefused() {
    byte[] bytes = Base64.getUrlDecoder().decode(next(BY_NAME));

    for (int i = 0; i < bytes.length; i++) {
      for (int bit : List.of(1, 0x80)) {
        byte[] flipped = bytes.clone();
        flipped[i] ^= (byte) bit;
        isRefused(db, BY_NAME, Base64.getUrlEncoder().withoutPadding().encodeToString(flipped));
      }
    }
  }

  @Test
  void anyChangedCharacterIsRefused() {
    // ends of all three kinds: 0, 1 and 2 bytes in the last group
    for (String end : List.of("", "x", "xx")) {
      db.deleteWhere(Employee.ROWS.all());
      IntStream.range(0, 3).forEach(i -> employee(SECRET + i + end));
      String cursor = next(BY_NAME);
      for (int i = 0; i < cursor.length(); i++) {
        for (char other : new char[] {'A', 'B', '-', '=', '+', ' ', '\u0141'}) {
          if (cursor.charAt(i) != other) {
            isRefused(db, BY_NAME, cursor.substring(0, i) + other + cursor.substring(i + 1));
          }
        }
      }
    }
  }

  @Test
  void aCursorCutAnywhereOrLengthenedIsRefused() {
    String cursor = next(BY_NAME);

    for (int length = 1; length < cursor.length(); length++) {
      isRefused(db, BY_NAME, cursor.substring(0, length));
      isRefused(db, BY_NAME, cursor.substring(length));
    }
    for (String more : List.of("A", "==", "=", "\n", " ", cursor)) {
      isRefused(db, BY_NAME, cursor + more);
    }
    isRefused(db, BY_NAME, "x".repeat(3_000_000));
  }

  @Test
  void textsThatAreNoCursorsAreRefused() {
    for (String text :
        List.of("1", "null", "0", "undefined", "' or 1=1 --", "AQAA", "\u0000", "../..", "é")) {
      isRefused(db, BY_NAME, text);
    }
  }

  @Test
  void theCursorOfAnotherQueryIsRefused() {
    String cursor = next(BY_NAME);

    isRefused(db, Employee.ROWS, cursor);
    isRefused(db, Employee.ROWS.orderBy(EMPLOYEES.NAME.desc()), cursor);
    isRefused(db, Employee.ROWS.orderBy(EMPLOYEES.NAME, EMPLOYEES.MANAGER_ID), cursor);
    isRefused(db, BY_NAME.where(EMPLOYEES.MANAGER_ID.isNull()), cursor);
    isRefused(db, BY_NAME.select(EMPLOYEES.NAME).into(name -> name), cursor);
    isRefused(db, Customer.ROWS.orderBy(CUSTOMERS.EMAIL), cursor);
    assertThat(db.slice(Employee.ROWS.orderBy(EMPLOYEES.NAME), cursor, 2).rows()).hasSize(2);
  }

  @Test
  void theCursorOfOtherValuesIsRefused() {
    String constant = next(BY_NAME.where(EMPLOYEES.NAME.ge(SECRET)));
    isRefused(db, BY_NAME.where(EMPLOYEES.NAME.ge(SECRET + " 0")), constant);
    assertThat(db.slice(BY_NAME.where(EMPLOYEES.NAME.ge(SECRET)), constant, 9).rows()).hasSize(3);

    List<String> names = db.list(BY_NAME).stream().map(Employee::name).toList();
    String anyOfAll = next(BY_NAME.where(Query.anyOf(EMPLOYEES.NAME, names)));
    isRefused(db, BY_NAME.where(Query.anyOf(EMPLOYEES.NAME, names.subList(0, 2))), anyOfAll);

    Rows<Employee> from = BY_NAME.where(EMPLOYEES.NAME.ge(FROM));
    String bound = next(from.bind(FROM, "a"));
    isRefused(db, from.bind(FROM, "b"), bound);
    isRefused(db, from.bind(FROM, ""), bound);
    isRefused(db, from.bind(FROM, null), bound);
    assertThat(db.slice(from.bind(FROM, "a"), bound, 9).rows()).hasSize(3);

    String two = next(BY_NAME.where(EMPLOYEES.NAME.notIn("ab", "c")));
    isRefused(db, BY_NAME.where(EMPLOYEES.NAME.notIn("a", "bc")), two);
  }

  @Test
  void valuesOfEveryKindTellQueriesApart() {
    Customer ada = customer("ada@example.org");
    customer("bob@example.org");
    customer("cat@example.org");
    String byId = next(Customer.ROWS.where(CUSTOMERS.ID.notIn(new java.util.UUID(0, 0))));
    isRefused(db, Customer.ROWS.where(CUSTOMERS.ID.notIn(ada.id())), byId);

    db.dsl().execute("insert into tickets (tags) select '{a}' from generate_series(1, 3)");
    String byTags = next(Ticket.ROWS.where(TICKETS.TAGS.eq(new String[] {"a"})));
    isRefused(db, Ticket.ROWS.where(TICKETS.TAGS.eq(new String[] {"b"})), byTags);
    assertThat(db.slice(Ticket.ROWS.where(TICKETS.TAGS.eq(new String[] {"a"})), byTags, 5).rows())
        .hasSize(1);
  }

  @Test
  void withAKeyACursorMadeElsewhereIsRefused() {
    String open = next(BY_NAME);

    try (Database here = keyed(KEY);
        Database there = keyed("fedcba9876543210".getBytes(US_ASCII))) {
      String signed = here.slice(BY_NAME, null, 2).next().orElseThrow();
      isRefused(here, BY_NAME, open);
      isRefused(there, BY_NAME, signed);
      isRefused(db, BY_NAME, signed);
      assertThat(here.slice(BY_NAME, signed, 9).rows()).hasSize(3);
      Slice<Employee> inBlock =
          here.<Slice<Employee>, RuntimeException>transaction(tx -> tx.slice(BY_NAME, signed, 2));
      assertThat(inBlock.rows()).hasSize(2);
      assertThat(here.slice(BY_NAME, inBlock.next().orElseThrow(), 2).rows()).hasSize(1);
    }
  }

  @Test
  void theKeyIsCheckedCopiedAndNotShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseConfig.url(postgres.url()).cursorKey(new byte[15]))
        .withMessage("cursorKey must have at least 16 bytes, taken from a random source: 15");
    byte[] key = KEY.clone();
    DatabaseConfig.Builder builder = DatabaseConfig.url(postgres.url()).cursorKey(key);
    key[0] = 'x';

    try (Database copied =
            Database.open(builder.user(postgres.user()).password(postgres.password()).build());
        Database same = keyed(KEY)) {
      String cursor = copied.slice(BY_NAME, null, 2).next().orElseThrow();
      assertThat(same.slice(BY_NAME, cursor, 2).rows()).hasSize(2);
    }
    assertThat(builder.build().toString()).doesNotContain("0123456789abcdef");
  }

  @Test
  void aCursorIsAnHttpParameterAsItIs() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/employees",
        exchange -> {
          String cursor = exchange.getRequestURI().getRawQuery().replace("cursor=", "");
          Slice<Employee> slice = db.slice(BY_NAME, cursor, 2);
          StringBuilder body = new StringBuilder(slice.next().orElse(""));
          slice.rows().forEach(row -> body.append('\n').append(row.name()));
          byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      List<String> names = new ArrayList<>();
      Optional<String> cursor = Optional.of("");
      while (cursor.isPresent()) {
        URI page =
            URI.create(
                "http://localhost:%d/employees?cursor=%s"
                    .formatted(server.getAddress().getPort(), cursor.get()));
        HttpResponse<String> answer =
            HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        List<String> lines = answer.body().lines().toList();
        names.addAll(lines.subList(1, lines.size()));
        cursor = Optional.of(lines.get(0)).filter(next -> !next.isEmpty());
        cursor.ifPresent(
            next -> assertThat(URLEncoder.encode(next, StandardCharsets.UTF_8)).isEqualTo(next));
      }
      assertThat(names)
          .containsExactlyElementsOf(db.list(BY_NAME).stream().map(Employee::name).toList());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void withoutAKeyTheSortValuesCanBeRead() {
    String cursor = next(BY_NAME);

    assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8))
        .contains(SECRET);
  }

  @Test
  void aValueTooLongForACursorIsRefusedWithAWayOut() {
    db.dsl()
        .execute(
            "insert into tickets (note) select repeat('x', 800000) from generate_series(1, 2)");

    assertThatThrownBy(() -> db.slice(Ticket.ROWS.orderBy(TICKETS.NOTE), null, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("left(column, 100)");
    assertThat(db.slice(Ticket.ROWS.orderBy(DSL.left(TICKETS.NOTE, 100)), null, 1).rows())
        .hasSize(1);
  }
}
