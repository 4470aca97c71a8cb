package dev.catalog;

import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.OrderItem;
import dev.catalog.fixture.shop.enums.OrderStatus;
import dev.catalog.product.Category;
import dev.catalog.product.CategoryStats;
import dev.catalog.product.Product;
import dev.catalog.product.ProductWithCategory;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Reads as one writes them by hand for speed: constant texts, getters by index, lists with room for
 * what is asked for, one statement in autocommit mode and several in one snapshot. What {@link
 * AllocatedBytes} compares Catalog with.
 */
final class HandWrittenReads {

  static final String PRODUCT =
      "id, name, description, price, stock, is_active, created_at, updated_at, category_id";

  private static final String PRODUCT_P =
      "p.id, p.name, p.description, p.price, p.stock, p.is_active, p.created_at, p.updated_at,"
          + " p.category_id";

  private static final String BY_ID = "select " + PRODUCT + " from catalog.products where id = ?";

  private static final String BY_IDS =
      "select "
          + PRODUCT_P
          + " from unnest(?) with ordinality as k (id, place)"
          + " join catalog.products p on p.id = k.id order by k.place";

  private static final String LIST =
      "select " + PRODUCT + " from catalog.products order by id limit ?";

  private static final String PAGE =
      "select t.total, q.* from (select count(*) as total from catalog.products"
          + " where price >= ? and is_active = ?) t left join lateral (select true, "
          + PRODUCT
          + " from catalog.products where price >= ? and is_active = ?"
          + " order by id limit ? offset ?) q on true";

  private static final String WITH_CATEGORY =
      "select "
          + PRODUCT_P
          + ", c.id, c.name, c.slug from catalog.products p"
          + " left join catalog.categories c on c.id = p.category_id order by p.id limit ?";

  private static final String EMPLOYEES =
      "set transaction isolation level repeatable read;"
          + " select id, name, manager_id from employees order by id limit ?";

  private static final String ORDERS =
      "select id, customer_id, seller_id, packer_id, status, placed_at from orders"
          + " where seller_id = any(?) order by id";

  private static final String ITEMS =
      "select order_id, line_no, article, quantity, price, total from order_items"
          + " where order_id = any(?) order by order_id, line_no";

  private static final String STATS =
      "select c.name, count(p.id), round(avg(p.price), 2), sum(p.stock) from catalog.categories c"
          + " left join catalog.products p on p.category_id = c.id"
          + " group by c.id having count(p.id) > 0 order by c.name limit ?";

  private static final int ROWS_AT_A_TIME = 1_000;

  private static final Map<String, OrderStatus> STATUSES = new HashMap<>();

  static {
    for (OrderStatus status : OrderStatus.values()) {
      STATUSES.put(status.getLiteral(), status);
    }
  }

  private final DataSource pool;

  HandWrittenReads(DataSource pool) {
    this.pool = pool;
  }

  record OrderWithItems(Order order, List<OrderItem> items) {}

  record Seller(Employee employee, List<OrderWithItems> orders) {}

  Optional<Product> find(long id) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(BY_ID)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(product(row, 1)) : Optional.empty();
      }
    }
  }

  List<Product> findAll(List<Long> ids) throws SQLException {
    long[] keys = new long[ids.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = ids.get(i);
    }
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(BY_IDS)) {
      statement.setObject(1, keys);
      return products(statement, keys.length);
    }
  }

  List<Product> list(int limit) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(LIST)) {
      statement.setInt(1, limit);
      return products(statement, limit);
    }
  }

  private static List<Product> products(PreparedStatement statement, int expected)
      throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      List<Product> products = new ArrayList<>(expected);
      while (row.next()) {
        products.add(product(row, 1));
      }
      return products;
    }
  }

  Page<Product> page(BigDecimal minPrice, boolean active, int offset, int limit)
      throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(PAGE)) {
      statement.setBigDecimal(1, minPrice);
      statement.setBoolean(2, active);
      statement.setBigDecimal(3, minPrice);
      statement.setBoolean(4, active);
      statement.setInt(5, limit);
      statement.setInt(6, offset);
      try (ResultSet row = statement.executeQuery()) {
        List<Product> products = new ArrayList<>(limit);
        long total = 0;
        while (row.next()) {
          total = row.getLong(1);
          if (row.getBoolean(2)) {
            products.add(product(row, 3));
          }
        }
        return new Page<>(products, total, offset, limit);
      }
    }
  }

  List<ProductWithCategory> listWithCategory(int limit) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(WITH_CATEGORY)) {
      statement.setInt(1, limit);
      try (ResultSet row = statement.executeQuery()) {
        List<ProductWithCategory> products = new ArrayList<>(limit);
        while (row.next()) {
          Product product = product(row, 1);
          products.add(
              new ProductWithCategory(
                  product,
                  product.categoryId() == null ? Optional.empty() : Optional.of(category(row))));
        }
        return products;
      }
    }
  }

  List<CategoryStats> stats(int limit) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(STATS)) {
      statement.setInt(1, limit);
      try (ResultSet row = statement.executeQuery()) {
        List<CategoryStats> stats = new ArrayList<>(limit);
        while (row.next()) {
          stats.add(
              new CategoryStats(
                  row.getString(1), row.getInt(2), row.getBigDecimal(3), row.getLong(4)));
        }
        return stats;
      }
    }
  }

  long stockOf(int limit) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      long stock = 0;
      try (PreparedStatement statement = connection.prepareStatement(LIST)) {
        statement.setInt(1, limit);
        statement.setFetchSize(ROWS_AT_A_TIME);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            stock += product(row, 1).stock();
          }
        }
      }
      connection.commit();
      return stock;
    }
  }

  List<Seller> sellers(int limit) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      List<Seller> sellers = new ArrayList<>(limit);
      Map<Integer, List<OrderWithItems>> ordersOf = new HashMap<>(limit * 2);
      try (PreparedStatement statement = connection.prepareStatement(EMPLOYEES)) {
        statement.setInt(1, limit);
        statement.execute();
        statement.getMoreResults();
        try (ResultSet row = statement.getResultSet()) {
          while (row.next()) {
            Employee employee = new Employee(row.getInt(1), row.getString(2), nullableInt(row, 3));
            List<OrderWithItems> orders = new ArrayList<>();
            sellers.add(new Seller(employee, orders));
            ordersOf.put(employee.id(), orders);
          }
        }
      }
      readItems(connection, readOrders(connection, sellers, ordersOf));
      connection.commit();
      return sellers;
    }
  }

  private static List<OrderWithItems> readOrders(
      Connection connection, List<Seller> sellers, Map<Integer, List<OrderWithItems>> ordersOf)
      throws SQLException {
    int[] ids = new int[sellers.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = sellers.get(i).employee().id();
    }
    List<OrderWithItems> all = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(ORDERS)) {
      statement.setObject(1, ids);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          OrderWithItems order = new OrderWithItems(order(row), new ArrayList<>());
          all.add(order);
          ordersOf.get(order.order().sellerId()).add(order);
        }
      }
    }
    return all;
  }

  private static void readItems(Connection connection, List<OrderWithItems> orders)
      throws SQLException {
    long[] ids = new long[orders.size()];
    Map<Long, List<OrderItem>> itemsOf = new HashMap<>(ids.length * 2);
    for (int i = 0; i < ids.length; i++) {
      OrderWithItems order = orders.get(i);
      ids[i] = order.order().id();
      itemsOf.put(ids[i], order.items());
    }
    try (PreparedStatement statement = connection.prepareStatement(ITEMS)) {
      statement.setObject(1, ids);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          OrderItem item = item(row);
          itemsOf.get(item.orderId()).add(item);
        }
      }
    }
  }

  static Product product(ResultSet row, int at) throws SQLException {
    return new Product(
        row.getLong(at),
        row.getString(at + 1),
        row.getString(at + 2),
        row.getBigDecimal(at + 3),
        row.getInt(at + 4),
        row.getBoolean(at + 5),
        row.getObject(at + 6, OffsetDateTime.class),
        row.getObject(at + 7, OffsetDateTime.class),
        nullableLong(row, at + 8));
  }

  private static Category category(ResultSet row) throws SQLException {
    return new Category(row.getLong(10), row.getString(11), row.getString(12));
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(
        row.getLong(1),
        row.getObject(2, UUID.class),
        nullableInt(row, 3),
        nullableInt(row, 4),
        STATUSES.get(row.getString(5)),
        row.getObject(6, OffsetDateTime.class));
  }

  private static OrderItem item(ResultSet row) throws SQLException {
    return new OrderItem(
        row.getLong(1),
        row.getInt(2),
        row.getString(3),
        row.getInt(4),
        row.getBigDecimal(5),
        row.getBigDecimal(6));
  }

  private static Long nullableLong(ResultSet row, int at) throws SQLException {
    long value = row.getLong(at);
    return value == 0 && row.wasNull() ? null : value;
  }

  private static Integer nullableInt(ResultSet row, int at) throws SQLException {
    int value = row.getInt(at);
    return value == 0 && row.wasNull() ? null : value;
  }
}
