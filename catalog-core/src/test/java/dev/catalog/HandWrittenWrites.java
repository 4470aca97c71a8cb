package dev.catalog;

import dev.catalog.Session.Upserted;
import dev.catalog.product.Product;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes as one writes them by hand for speed: many rows by {@code unnest}, one array for each
 * column, in one transaction. What {@link AllocatedBytes} compares Catalog with.
 */
final class HandWrittenWrites {

  private static final String RETURNING = " returning " + HandWrittenReads.PRODUCT;

  private static final String INSERT =
      "insert into catalog.products (name, price, stock) values (?, ?, ?)" + RETURNING;

  private static final String PATCH =
      "update catalog.products set price = ?, stock = ? where id = ?" + RETURNING;

  private static final String UPSERT =
      "insert into catalog.products (id, name, price, stock) values (?, ?, ?, ?)"
          + " on conflict (id) do update set name = excluded.name, price = excluded.price,"
          + " stock = excluded.stock"
          + RETURNING
          + ", xmax = 0";

  private static final String INSERT_ALL =
      "insert into catalog.products (name, price, stock) select name, price, stock"
          + " from unnest(?::text[], ?::numeric[], ?::int4[]) with ordinality"
          + " as t (name, price, stock, place) order by place"
          + RETURNING;

  private static final String UPDATE_ALL =
      "update catalog.products p set price = t.price, stock = t.stock"
          + " from unnest(?::int8[], ?::numeric[], ?::int4[]) as t (id, price, stock)"
          + " where p.id = t.id returning p.id, p.name, p.description, p.price, p.stock,"
          + " p.is_active, p.created_at, p.updated_at, p.category_id";

  private static final String UPSERT_ALL =
      "insert into catalog.products (id, name, price, stock) select id, name, price, stock"
          + " from unnest(?::int8[], ?::text[], ?::numeric[], ?::int4[]) with ordinality"
          + " as t (id, name, price, stock, place) order by place"
          + " on conflict (id) do update set name = excluded.name, price = excluded.price,"
          + " stock = excluded.stock"
          + RETURNING
          + ", xmax = 0";

  private static final String COPY = "copy catalog.products (name, price, stock) from stdin";

  private static final int COPY_BUFFER = 1 << 16;

  private final DataSource pool;

  HandWrittenWrites(DataSource pool) {
    this.pool = pool;
  }

  /** What to write; the id only where the caller chooses it. */
  record Draft(long id, String name, BigDecimal price, int stock) {}

  Product insert(Draft draft) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, draft.name());
      statement.setBigDecimal(2, draft.price());
      statement.setInt(3, draft.stock());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return HandWrittenReads.product(row, 1);
      }
    }
  }

  Optional<Product> patch(Draft draft) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(PATCH)) {
      statement.setBigDecimal(1, draft.price());
      statement.setInt(2, draft.stock());
      statement.setLong(3, draft.id());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(HandWrittenReads.product(row, 1)) : Optional.empty();
      }
    }
  }

  Upserted<Product> upsert(Draft draft) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setLong(1, draft.id());
      statement.setString(2, draft.name());
      statement.setBigDecimal(3, draft.price());
      statement.setInt(4, draft.stock());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Upserted<>(HandWrittenReads.product(row, 1), row.getBoolean(10));
      }
    }
  }

  List<Product> insertAll(List<Draft> drafts) throws SQLException {
    int rows = drafts.size();
    String[] names = new String[rows];
    BigDecimal[] prices = new BigDecimal[rows];
    int[] stocks = new int[rows];
    for (int i = 0; i < rows; i++) {
      Draft draft = drafts.get(i);
      names[i] = draft.name();
      prices[i] = draft.price();
      stocks[i] = draft.stock();
    }
    return inTransaction(
        INSERT_ALL,
        rows,
        (connection, statement) -> {
          statement.setArray(1, connection.createArrayOf("text", names));
          statement.setArray(2, connection.createArrayOf("numeric", prices));
          statement.setObject(3, stocks);
        },
        row -> HandWrittenReads.product(row, 1));
  }

  List<Upserted<Product>> upsertAll(List<Draft> drafts) throws SQLException {
    int rows = drafts.size();
    long[] ids = new long[rows];
    String[] names = new String[rows];
    BigDecimal[] prices = new BigDecimal[rows];
    int[] stocks = new int[rows];
    for (int i = 0; i < rows; i++) {
      Draft draft = drafts.get(i);
      ids[i] = draft.id();
      names[i] = draft.name();
      prices[i] = draft.price();
      stocks[i] = draft.stock();
    }
    return inTransaction(
        UPSERT_ALL,
        rows,
        (connection, statement) -> {
          statement.setObject(1, ids);
          statement.setArray(2, connection.createArrayOf("text", names));
          statement.setArray(3, connection.createArrayOf("numeric", prices));
          statement.setObject(4, stocks);
        },
        row -> new Upserted<>(HandWrittenReads.product(row, 1), row.getBoolean(10)));
  }

  List<Product> updateAll(List<Draft> drafts) throws SQLException {
    int rows = drafts.size();
    long[] ids = new long[rows];
    BigDecimal[] prices = new BigDecimal[rows];
    int[] stocks = new int[rows];
    for (int i = 0; i < rows; i++) {
      Draft draft = drafts.get(i);
      ids[i] = draft.id();
      prices[i] = draft.price();
      stocks[i] = draft.stock();
    }
    return inTransaction(
        UPDATE_ALL,
        rows,
        (connection, statement) -> {
          statement.setObject(1, ids);
          statement.setArray(2, connection.createArrayOf("numeric", prices));
          statement.setObject(3, stocks);
        },
        row -> HandWrittenReads.product(row, 1));
  }

  private interface Binder {
    void bind(Connection connection, PreparedStatement statement) throws SQLException;
  }

  private interface Reader<R> {
    R read(ResultSet row) throws SQLException;
  }

  private <R> List<R> inTransaction(String sql, int rows, Binder binder, Reader<R> reader)
      throws SQLException {
    List<R> written = new ArrayList<>(rows);
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        binder.bind(connection, statement);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            written.add(reader.read(row));
          }
        }
      }
      connection.commit();
    }
    return written;
  }

  long copy(List<Draft> drafts) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
      StringBuilder text = new StringBuilder(COPY_BUFFER + 1_000);
      for (Draft draft : drafts) {
        escaped(text, draft.name());
        text.append('\t').append(draft.price().toPlainString());
        text.append('\t').append(draft.stock()).append('\n');
        if (text.length() >= COPY_BUFFER) {
          send(copy, text);
        }
      }
      send(copy, text);
      return copy.endCopy();
    }
  }

  private static void send(CopyIn copy, StringBuilder text) throws SQLException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    text.setLength(0);
  }

  private static void escaped(StringBuilder text, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }
}
