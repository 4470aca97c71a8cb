package dev.catalog.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.Query;
import dev.catalog.TransactionConflictException;
import dev.catalog.TransactionOptions;
import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.ItemNote;
import dev.catalog.fixture.shop.NewCustomer;
import dev.catalog.fixture.shop.NewItemNote;
import dev.catalog.fixture.shop.NewOrder;
import dev.catalog.fixture.shop.NewOrderItem;
import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.OrderItem;
import dev.catalog.testing.PostgresExtension;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Walks the stack at each statement: a call goes down through the rooms once. */
class WalkTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/shop");

  private static final int MOST_CLASSES = 9;

  /** From the session, where a call comes in, down to the connection, where it goes out. */
  private static final List<String> DOWNWARDS =
      List.of(
          "dev.catalog",
          "dev.catalog.internal.session",
          "dev.catalog.internal.transaction",
          "dev.catalog.internal.bulk",
          "dev.catalog.internal.query",
          "dev.catalog.internal.fetch",
          "dev.catalog.internal.table",
          "dev.catalog.internal.connection");

  private final List<List<Class<?>>> walks = new ArrayList<>();
  private Database db;

  @BeforeEach
  void open() {
    db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .onStatement(statement -> walks.add(walk()))
                .build());
  }

  @AfterEach
  void close() {
    db.close();
  }

  /** Returns the classes on the stack from the call down, each as often as it is entered. */
  private static List<Class<?>> walk() {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> each : declaring()) {
      Class<?> outer = outermost(each);
      boolean isOurs = outer == WalkTest.class || DOWNWARDS.contains(outer.getPackageName());
      if (isOurs && (classes.isEmpty() || classes.get(0) != outer)) {
        classes.add(0, outer);
      }
    }
    return classes.subList(1, classes.size() - 1);
  }

  private static List<Class<?>> declaring() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(frames -> frames.<Class<?>>map(StackWalker.StackFrame::getDeclaringClass).toList());
  }

  private static Class<?> outermost(Class<?> type) {
    Class<?> host = type.isHidden() ? type.getNestHost() : type;
    return host.getEnclosingClass() == null ? host : outermost(host.getEnclosingClass());
  }

  private void assertThatWalksGoDown(int statements) {
    assertThat(walks).hasSize(statements).allSatisfy(WalkTest::goesDown);
    walks.clear();
  }

  private static void goesDown(List<Class<?>> walk) {
    List<Class<?>> ours = walk.stream().<Class<?>>filter(each -> each != WalkTest.class).toList();
    assertThat(ours).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(MOST_CLASSES);
    int deepest = 0;
    for (Class<?> each : walk) {
      int depth = each == WalkTest.class ? 0 : DOWNWARDS.indexOf(each.getPackageName());
      assertThat(depth == 0 || depth >= deepest).as("%s goes back up", walk).isTrue();
      deepest = depth;
    }
  }

  record OrderWithItems(Order order, Customer customer, List<ItemWithNotes> items) {}

  record ItemWithNotes(OrderItem item, List<ItemNote> notes) {}

  private static final Query<OrderWithItems> ORDERS =
      Order.ROWS
          .with(
              Order.CUSTOMER, Order.ORDER_ITEMS.with(OrderItem.ITEM_NOTES).into(ItemWithNotes::new))
          .into(OrderWithItems::new);

  @Test
  void findAndInsertGoDownOnce() {
    Customer customer = db.insert(NewCustomer.email("walk"));
    assertThatWalksGoDown(1);

    db.find(Customer.BY_ID, customer.id());
    assertThatWalksGoDown(1);
  }

  @Test
  void aListWithRelationsAndASliceGoDownOnceForEachStatement() {
    Customer customer = db.insert(NewCustomer.email("list"));
    Order order = db.insert(NewOrder.customerId(customer.id()));
    OrderItem item =
        db.insert(NewOrderItem.orderId(order.id()).lineNo(1).article("lamp").price(BigDecimal.ONE));
    db.insert(NewItemNote.orderId(order.id()).lineNo(item.lineNo()).note("note"));
    walks.clear();

    assertThat(db.list(ORDERS).get(0).items().get(0).notes()).hasSize(1);
    assertThatWalksGoDown(3);

    db.slice(Customer.ROWS, null, 1);
    assertThatWalksGoDown(1);
  }

  @Test
  void insertAllGoesDownOnce() {
    db.insertAll(List.of(NewCustomer.email("one"), NewCustomer.email("two")));
    assertThatWalksGoDown(1);
  }

  @Test
  void aTransactionThatIsRunAgainGoesDownOnceForEachStatement() {
    AtomicInteger attempts = new AtomicInteger();
    db.run(
        TransactionOptions.defaults().retries(1),
        tx -> {
          tx.insert(NewCustomer.email("again"));
          if (attempts.incrementAndGet() == 1) {
            throw new TransactionConflictException("again", "40001", null, 1, null);
          }
        });
    assertThatWalksGoDown(2);
  }
}
