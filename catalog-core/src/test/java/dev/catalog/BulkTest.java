package dev.catalog;

import static dev.catalog.fixture.shop.Tables.EMPLOYEES;
import static dev.catalog.fixture.shop.Tables.ORDER_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catalog.Session.Upserted;
import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.CustomerPatch;
import dev.catalog.fixture.shop.Document;
import dev.catalog.fixture.shop.DocumentPatch;
import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.EmployeePatch;
import dev.catalog.fixture.shop.NewCustomer;
import dev.catalog.fixture.shop.NewDocument;
import dev.catalog.fixture.shop.NewEmployee;
import dev.catalog.fixture.shop.NewOrderItem;
import dev.catalog.fixture.shop.NewTicket;
import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.OrderItem;
import dev.catalog.fixture.shop.OrderItemPatch;
import dev.catalog.fixture.shop.Ticket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The verbs that take many rows. */
class BulkTest extends ShopTest {

  private static List<NewDocument> documents(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> NewDocument.code("code " + i)).toList();
  }

  @Test
  void rowsComeBackInTheOrderOfTheInputWhateverColumnsTheySet() {
    List<NewEmployee> rows = new ArrayList<>();
    Employee boss = employee("boss");
    for (int i = 0; i < 100; i++) {
      NewEmployee row = NewEmployee.name("name " + i);
      rows.add(i % 3 == 0 ? row.managerId(boss.id()) : row);
    }

    List<Employee> inserted = db.insertAll(rows);

    assertThat(inserted)
        .extracting(Employee::name)
        .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(i -> "name " + i).toList());
    assertThat(inserted.get(0).managerId()).isEqualTo(boss.id());
    assertThat(inserted.get(1).managerId()).isNull();
    assertThat(sent.sql()).hasSize(2).doesNotHaveDuplicates();
    assertThat(db.list(Employee.ROWS.where(EMPLOYEES.ID.ne(boss.id()))))
        .containsExactlyInAnyOrderElementsOf(inserted);
    assertThatThrownBy(() -> inserted.add(boss)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void generatedKeysFollowTheOrderOfTheInput() {
    List<Document> inserted = db.insertAll(documents(0, 6_000));

    assertThat(inserted).extracting(Document::id).isSorted();
    assertThat(inserted.get(5_999).code()).isEqualTo("code 5999");
    assertThat(sent.sql()).hasSize(2);
    assertThat(new HashSet<>(sent.sql())).hasSize(1);
  }

  @Test
  void longRowsGoInSmallerChunks() {
    String body = "x".repeat(3_000_000);
    List<NewDocument> rows = documents(0, 5).stream().map(row -> row.body(body)).toList();

    assertThat(db.insertAll(rows)).extracting(Document::body).containsOnly(body).hasSize(5);
    assertThat(sent.sql()).hasSize(3);
    assertThat(new HashSet<>(sent.sql())).hasSize(1);
  }

  @Test
  void rowsOfDefaultsOnlyAreInserted() {
    List<Ticket> tickets = db.insertAll(List.of(NewTicket.defaults(), NewTicket.defaults()));

    assertThat(tickets).hasSize(2).extracting(Ticket::id).isSorted();
    assertThat(tickets.get(0).tags()).isEmpty();
  }

  @Test
  void withoutRowsNothingIsSent() {
    assertThat(db.insertAll(List.<NewDocument>of())).isEmpty();
    assertThat(db.upsertAll(Document.BY_CODE, List.of())).isEmpty();
    assertThat(db.updateAll(Document.BY_ID, Map.of())).isEmpty();
    assertThat(db.deleteAll(Document.BY_ID, List.of())).isZero();
    assertThat(db.copyIn(Stream.<NewDocument>of())).isZero();
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void nullElementsAreRefusedByTheirPositionBeforeAnythingIsSent() {
    List<NewDocument> rows = new ArrayList<>(documents(0, 3));
    rows.set(1, null);
    Map<Long, DocumentPatch> patches = new LinkedHashMap<>();
    patches.put(1L, null);

    assertThatThrownBy(() -> db.insertAll(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input row 1");
    assertThatThrownBy(() -> db.upsertAll(Document.BY_CODE, rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input row 1");
    assertThatThrownBy(() -> db.updateAll(Document.BY_ID, patches))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 0");
    assertThatThrownBy(
            () -> db.updateAll(Document.BY_ID, Collections.singletonMap(null, new DocumentPatch())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> db.deleteAll(Document.BY_ID, Arrays.asList(1L, null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void anUpsertTellsNewRowsFromChangedOnes() {
    Upserted<Document> first = db.upsert(Document.BY_CODE, NewDocument.code("a").body("one"));
    Upserted<Document> second = db.upsert(Document.BY_CODE, NewDocument.code("a").body("two"));

    assertThat(first.isNew()).isTrue();
    assertThat(second.isNew()).isFalse();
    assertThat(second.row().id()).isEqualTo(first.row().id());
    assertThat(second.row().body()).isEqualTo("two");
    assertThat(sent.sql()).hasSize(2);
    assertThat(new HashSet<>(sent.sql())).hasSize(1);
  }

  @Test
  void anUpsertLeavesWhatItDoesNotSet() {
    db.insert(NewDocument.code("a").body("kept"));

    Upserted<Document> upserted = db.upsert(Document.BY_CODE, NewDocument.code("a"));

    assertThat(upserted.isNew()).isFalse();
    assertThat(upserted.row().body()).isEqualTo("kept");
  }

  @Test
  void anUpsertOfARowOfNothingButItsKeyReturnsTheRowThatIsThere() {
    Customer ada = customer("ada@example.org");

    Upserted<Customer> upserted =
        db.upsert(Customer.BY_EMAIL, NewCustomer.email("ada@example.org"));

    assertThat(upserted).isEqualTo(new Upserted<>(ada, false));
  }

  @Test
  void upsertsOfManyRowsComeBackInOrder() {
    db.insertAll(documents(0, 50));
    List<NewDocument> rows = new ArrayList<>();
    for (int i = 99; i >= 0; i--) {
      NewDocument row = NewDocument.code("code " + i);
      rows.add(i % 2 == 0 ? row.body("even") : row);
    }
    sent.clear();

    List<Upserted<Document>> upserted = db.upsertAll(Document.BY_CODE, rows);

    assertThat(upserted).hasSize(100);
    for (int i = 0; i < 100; i++) {
      int number = 99 - i;
      assertThat(upserted.get(i).row().code()).isEqualTo("code " + number);
      assertThat(upserted.get(i).isNew()).isEqualTo(number >= 50);
      assertThat(upserted.get(i).row().body()).isEqualTo(number % 2 == 0 ? "even" : "");
    }
    assertThat(sent.sql()).hasSize(2);
    assertThat(db.count(Document.ROWS)).isEqualTo(100);
  }

  @Test
  void keysThatAreNotSetOrGivenTwiceAreRefusedBeforeAnythingIsSent() {
    List<NewDocument> twice = List.of(NewDocument.code("a"), NewDocument.code("a"));

    assertThatThrownBy(() -> db.upsert(Document.BY_ID, NewDocument.code("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public.documents.id");
    assertThatThrownBy(() -> db.insertIfAbsent(Document.BY_ID, NewDocument.code("a")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> db.upsertAll(Document.BY_ID, twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input row 0");
    assertThatThrownBy(() -> db.upsertAll(Document.BY_CODE, twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input rows 0 and 1");
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void numbersGivenTwiceAreRefusedInWhateverOrderTheyStand() {
    List<NewDocument> descending = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      descending.add(NewDocument.code("code " + i).id(1_000L - i));
    }
    List<NewDocument> twice = new ArrayList<>(descending);
    twice.add(NewDocument.code("again").id(1_000L - 42));

    assertThatThrownBy(() -> db.upsertAll(Document.BY_ID, twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input rows 42 and 100");
    assertThat(sent.sql()).isEmpty();
    assertThat(db.upsertAll(Document.BY_ID, descending))
        .extracting(upserted -> upserted.row().id())
        .startsWith(1_000L, 999L)
        .hasSize(100);
  }

  @Test
  void anInsertGivesWayToTheRowWithItsKeyOnly() {
    Document there = db.insert(NewDocument.code("a").body("first"));
    sent.clear();

    assertThat(db.insertIfAbsent(Document.BY_CODE, NewDocument.code("a").body("second"))).isEmpty();
    assertThat(db.insertIfAbsent(Document.BY_CODE, NewDocument.code("b")))
        .get()
        .extracting(Document::code)
        .isEqualTo("b");
    assertThat(sent.sql()).hasSize(2);
    assertThat(db.get(Document.BY_CODE, "a")).isEqualTo(there);
    assertThatThrownBy(
            () -> db.insertIfAbsent(Document.BY_CODE, NewDocument.code("c").id(there.id())))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> assertThat(e.violates(Document.BY_ID)).isTrue());
  }

  @Test
  void eachRowIsChangedByItsOwnPatch() {
    List<Document> documents = db.insertAll(documents(0, 4));
    Map<Long, DocumentPatch> patches = new LinkedHashMap<>();
    patches.put(documents.get(3).id(), new DocumentPatch().body("three"));
    patches.put(documents.get(0).id(), new DocumentPatch().body("zero").code("0"));
    patches.put(-1L, new DocumentPatch().body("nowhere"));
    patches.put(documents.get(1).id(), new DocumentPatch());
    patches.put(documents.get(2).id(), new DocumentPatch().body("two"));
    sent.clear();

    List<Document> updated = db.updateAll(Document.BY_ID, patches);

    assertThat(updated).extracting(Document::body).containsExactly("three", "zero", "", "two");
    assertThat(updated)
        .extracting(Document::code)
        .containsExactly("code 3", "0", "code 1", "code 2");
    assertThat(sent.sql()).hasSize(3);
    assertThat(db.findAll(Document.BY_ID, updated.stream().map(Document::id).toList()))
        .isEqualTo(updated);
  }

  @Test
  void rowsWithACompositeKeyAreChangedAndDeleted() {
    Order order = order(customer("ada@example.org"));
    List<OrderItem> items =
        db.insertAll(
            IntStream.range(0, 10)
                .mapToObj(
                    i ->
                        NewOrderItem.orderId(order.id())
                            .lineNo(i)
                            .article("article " + i)
                            .price(new BigDecimal(i)))
                .toList());
    Map<OrderItem.Id, OrderItemPatch> patches = new LinkedHashMap<>();
    items.forEach(
        item ->
            patches.put(
                new OrderItem.Id(item.orderId(), item.lineNo()),
                new OrderItemPatch().quantity(item.lineNo() + 1)));

    List<OrderItem> updated = db.updateAll(OrderItem.BY_ID, patches);

    assertThat(updated)
        .extracting(OrderItem::total)
        .containsExactlyElementsOf(
            IntStream.range(0, 10).mapToObj(i -> new BigDecimal(i * (i + 1)).setScale(2)).toList());
    assertThat(db.deleteAll(OrderItem.BY_ID, List.copyOf(patches.keySet()).subList(0, 7)))
        .isEqualTo(7);
    assertThat(db.list(OrderItem.ROWS.orderBy(ORDER_ITEMS.LINE_NO)))
        .extracting(OrderItem::lineNo)
        .containsExactly(7, 8, 9);
  }

  @Test
  void deletedRowsAreCounted() {
    List<Long> ids = db.insertAll(documents(0, 5)).stream().map(Document::id).toList();
    sent.clear();

    assertThat(db.deleteAll(Document.BY_ID, List.of(ids.get(0), ids.get(1), ids.get(1), -1L)))
        .isEqualTo(2);
    assertThat(sent.sql()).hasSize(1);
    assertThat(db.count(Document.ROWS)).isEqualTo(3);
  }

  @Test
  void copyLoadsEveryRowAndReturnsTheirNumber() {
    String hostile = "tab\t newline\n return\r backslash\\ \\N \\. quote\" é😀";

    long loaded =
        db.copyIn(
            Stream.of(
                NewEmployee.name(hostile).managerId(null), NewEmployee.name("").managerId(null)));

    assertThat(loaded).isEqualTo(2);
    assertThat(db.list(Employee.ROWS.orderBy(EMPLOYEES.ID)))
        .extracting(Employee::name)
        .containsExactly(hostile, "");
    assertThat(sent.all().get(0).sql()).startsWith("copy ").doesNotContain("tab");
    assertThat(sent.all().get(0).rows()).isEqualTo(2);
    assertThat(sent.all().get(0).nanos()).isBetween(1L, TimeUnit.MINUTES.toNanos(1));
  }

  @Test
  void copyTakesRowsThatSetTheSameColumns() {
    assertThatThrownBy(
            () ->
                db.copyIn(Stream.of(NewEmployee.name("a"), NewEmployee.name("b").managerId(null))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input row 1");
    assertThatThrownBy(() -> db.copyIn(Stream.of(NewTicket.defaults())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("set no column");
    assertThat(db.count(Employee.ROWS)).isZero();
  }

  @Test
  void aCopyWhoseRowsFailHalfWayLoadsNothingAndLeavesTheConnectionUsable() {
    Supplier<Stream<NewEmployee>> rows =
        () ->
            IntStream.range(0, 10_000)
                .mapToObj(
                    i -> {
                      if (i == 9_000) {
                        throw new IllegalStateException("no more rows");
                      }
                      return NewEmployee.name("name " + i);
                    });

    assertThatThrownBy(() -> db.copyIn(rows.get())).hasMessage("no more rows");
    assertThat(db.count(Employee.ROWS)).isZero();
    assertThatThrownBy(() -> db.run(tx -> tx.copyIn(rows.get()))).hasMessage("no more rows");
    assertThat(db.count(Employee.ROWS)).isZero();
  }

  @Test
  void aCopyWhoseRowsUseItsOwnTransactionIsRefusedInsteadOfWaitingForItself() {
    Document there = db.insert(NewDocument.code("a"));

    assertThatThrownBy(
            () ->
                db.run(
                    tx ->
                        tx.copyIn(
                            IntStream.range(0, 10)
                                .mapToObj(
                                    i ->
                                        NewDocument.code(
                                            i + tx.get(Document.BY_ID, there.id()).code())))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the connection is in use by copyIn()");
    assertThat(db.list(Document.ROWS)).containsExactly(there);
  }

  @Test
  void deletingRowsThatOthersNeedNamesTheirRange() {
    Customer ada = customer("ada@example.org");
    order(ada);

    ConstraintViolationException e =
        catchThrowableOfType(
            ConstraintViolationException.class,
            () -> db.deleteAll(Customer.BY_ID, List.of(UUID.randomUUID(), ada.id())));

    assertThat(e.violates(Order.CUSTOMER)).isTrue();
    assertThat(e.inputRows()).contains(new DatabaseException.InputRows(0, 1));
  }

  @Test
  void aCopyNamesTheLineOfAWrongValue() {
    UUID one = UUID.randomUUID();
    List<NewCustomer> rows =
        List.of(
            NewCustomer.email("a").id(UUID.randomUUID()),
            NewCustomer.email("b").id(one),
            NewCustomer.email("c").id(one));

    ConstraintViolationException e =
        catchThrowableOfType(ConstraintViolationException.class, () -> db.copyIn(rows.stream()));

    assertThat(e.violates(Customer.BY_ID)).isTrue();
    assertThat(e.inputRows()).contains(new DatabaseException.InputRows(2, 2));
    assertThat(e).hasMessageStartingWith("Input row 2");
    assertThat(db.count(Customer.ROWS)).isZero();
  }

  @Test
  void aBrokenConstraintOfAKeyNamesTheRow() {
    List<NewDocument> rows = new ArrayList<>(documents(0, 71_000));
    db.insert(NewDocument.code("code 70000"));

    ConstraintViolationException e =
        catchThrowableOfType(ConstraintViolationException.class, () -> db.insertAll(rows));

    assertThat(e.violates(Document.BY_CODE)).isTrue();
    assertThat(e.inputRows()).contains(new DatabaseException.InputRows(70_000, 70_000));
    assertThat(e.getMessage()).doesNotContain("code 70000");
    assertThat(db.count(Document.ROWS)).isEqualTo(1);
  }

  @Test
  void aBrokenForeignKeyNamesTheFirstRow() {
    List<NewEmployee> rows =
        List.of(
            NewEmployee.name("a").managerId(null),
            NewEmployee.name("b").managerId(-1),
            NewEmployee.name("c").managerId(-1));

    ConstraintViolationException e =
        catchThrowableOfType(ConstraintViolationException.class, () -> db.insertAll(rows));

    assertThat(e.violates(Employee.MANAGER)).isTrue();
    assertThat(e.inputRows()).contains(new DatabaseException.InputRows(1, 1));
  }

  @Test
  void aBrokenCheckNamesTheRangeAndOnRequestTheRow() {
    Order order = order(customer("ada@example.org"));
    List<NewOrderItem> rows = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      rows.add(
          NewOrderItem.orderId(order.id())
              .lineNo(i)
              .article("article")
              .price(BigDecimal.ONE)
              .quantity(i == 5_321 ? 0 : 1));
    }

    ConstraintViolationException range =
        catchThrowableOfType(ConstraintViolationException.class, () -> db.insertAll(rows));
    ConstraintViolationException row =
        catchThrowableOfType(
            ConstraintViolationException.class, () -> db.locatingErrors().insertAll(rows));

    assertThat(range.inputRows()).contains(new DatabaseException.InputRows(5_000, 5_999));
    assertThat(row.inputRows()).contains(new DatabaseException.InputRows(5_321, 5_321));
    assertThat(row.constraint()).contains("order_items_quantity_check");
    assertThat(db.count(OrderItem.ROWS)).isZero();
  }

  @Test
  void aDuplicateWithinTheInputIsFoundOnRequest() {
    List<NewDocument> rows = new ArrayList<>(documents(0, 1_000));
    rows.set(777, NewDocument.code("code 3"));

    ConstraintViolationException range =
        catchThrowableOfType(ConstraintViolationException.class, () -> db.insertAll(rows));
    ConstraintViolationException row =
        catchThrowableOfType(
            ConstraintViolationException.class, () -> db.locatingErrors().insertAll(rows));

    assertThat(range.inputRows()).contains(new DatabaseException.InputRows(3, 777));
    assertThat(row.inputRows()).contains(new DatabaseException.InputRows(777, 777));
    assertThat(db.count(Document.ROWS)).isZero();
  }

  @Test
  void locatingSessionsWriteAsTheOthersDo() {
    List<Document> documents = db.locatingErrors().insertAll(documents(0, 6_000));

    assertThat(documents).hasSize(6_000);
    assertThat(db.count(Document.ROWS)).isEqualTo(6_000);
  }

  @Test
  void aValueThatDoesNotFitNamesTheRangeOfItsRows() {
    Order order = order(customer("ada@example.org"));
    NewOrderItem tooDear =
        NewOrderItem.orderId(order.id()).lineNo(1).article("article").price(new BigDecimal("1e20"));

    StatementException e =
        catchThrowableOfType(StatementException.class, () -> db.insertAll(List.of(tooDear)));

    assertThat(e.sqlState()).contains("22003");
    assertThat(e.inputRows()).contains(new DatabaseException.InputRows(0, 0));
  }

  @Test
  void afterAFailedBulkVerbATransactionContinuesFromItsSavepoint() {
    db.insert(NewDocument.code("code 1"));

    long rows =
        db.transaction(
            tx -> {
              tx.insert(NewDocument.code("before"));
              assertThatThrownBy(() -> tx.savepoint(inner -> inner.insertAll(documents(0, 3))))
                  .isInstanceOf(ConstraintViolationException.class);
              tx.insert(NewDocument.code("after"));
              return tx.count(Document.ROWS);
            });

    assertThat(rows).isEqualTo(3);
    assertThat(db.count(Document.ROWS)).isEqualTo(3);
  }

  @Test
  void aTriggerThatDropsARowFailsTheWholeAndKeepsTheTransactionFromCommitting() {
    Server server = new Server(postgres);
    server.execute(
        "create function skip() returns trigger language plpgsql as $$ begin"
            + " if new.code = 'code 2' then return null; end if; return new; end $$",
        "create trigger skip before insert on documents for each row execute function skip()");
    try {
      assertThatThrownBy(() -> db.insertAll(documents(0, 4)))
          .isInstanceOf(RowNotFoundException.class)
          .hasMessageContaining("rows 0 to 3");
      assertThat(db.count(Document.ROWS)).isZero();
      assertThatThrownBy(
              () ->
                  db.run(
                      tx ->
                          assertThatThrownBy(() -> tx.insertAll(documents(0, 4)))
                              .isInstanceOf(RowNotFoundException.class)))
          .isInstanceOf(StatementException.class)
          .hasMessageContaining("rolled back instead of committed");
      assertThat(db.count(Document.ROWS)).isZero();
    } finally {
      server.execute("drop trigger skip on documents", "drop function skip()");
    }
  }

  @Test
  void keysThatDifferForJavaButNotForTheServerAreNotBothSent() {
    Map<String, CustomerPatch> patches = new LinkedHashMap<>();
    patches.put("a", new CustomerPatch().email("b"));
    patches.put("b", new CustomerPatch().email("a"));
    customer("a");

    assertThat(db.updateAll(Customer.BY_EMAIL, patches))
        .extracting(Customer::email)
        .containsExactly("b");
  }

  @Test
  void employeesAreChangedWithNullsAndValuesInOneText() {
    List<Employee> employees =
        db.insertAll(List.of(NewEmployee.name("a"), NewEmployee.name("b"), NewEmployee.name("c")));
    Map<Integer, EmployeePatch> patches = new LinkedHashMap<>();
    patches.put(employees.get(1).id(), new EmployeePatch().managerId(employees.get(0).id()));
    patches.put(employees.get(2).id(), new EmployeePatch().managerId(null));
    sent.clear();

    List<Employee> updated = db.updateAll(Employee.BY_ID, patches);

    assertThat(updated)
        .extracting(Employee::managerId)
        .containsExactly(employees.get(0).id(), null);
    assertThat(sent.sql()).hasSize(1);
  }
}
