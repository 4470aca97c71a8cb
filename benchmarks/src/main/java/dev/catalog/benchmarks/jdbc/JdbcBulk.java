package dev.catalog.benchmarks.jdbc;

import dev.catalog.benchmarks.Bulk;
import dev.catalog.benchmarks.Shop.Change;
import dev.catalog.benchmarks.Shop.Draft;
import dev.catalog.benchmarks.db.Product;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Many rows with {@code unnest}: one array per column, in chunks that share one text. */
final class JdbcBulk implements Bulk {

  private static final int CHUNK = 5_000;
  private static final int COPY_BUFFER = 1 << 16;

  private static final String INSERT =
      "insert into products (name, description, price, stock, category_id)"
          + " select name, description, price, stock, category_id"
          + " from unnest(?::text[], ?::text[], ?::numeric[], ?::int4[], ?::int8[]) with ordinality"
          + " as t (name, description, price, stock, category_id, place) order by place returning "
          + RowReaders.PRODUCT;

  private static final String PLAIN = "\\\t\n\r";
  private static final String ESCAPED = "\\tnr";

  private static final String COPY =
      "copy products (name, description, price, stock, category_id) from stdin";

  private static final String UPDATE =
      "update products p set price = t.price, stock = t.stock"
          + " from unnest(?::int8[], ?::numeric[], ?::int4[]) with ordinality"
          + " as t (id, price, stock, place)"
          + " where p.id = t.id returning p.id, p.name, p.description, p.price, p.stock,"
          + " p.is_active, p.created_at, p.updated_at, p.category_id, t.place";

  private static final int PLACE = 10;

  /** Used for statements that return the rows in input order. */
  private static final int NO_PLACE = 0;

  private static final String UPSERT =
      "insert into products as p (id, name, description, price, stock, category_id)"
          + " select id, name, description, price, stock, category_id"
          + " from unnest(?::int8[], ?::text[], ?::text[], ?::numeric[], ?::int4[], ?::int8[])"
          + " with ordinality as t (id, name, description, price, stock, category_id, place)"
          + " order by place on conflict (id) do update set name = excluded.name,"
          + " description = excluded.description, price = excluded.price, stock = excluded.stock,"
          + " category_id = excluded.category_id returning p.id, p.name, p.description, p.price,"
          + " p.stock, p.is_active, p.created_at, p.updated_at, p.category_id, p.xmax = 0";

  private final DataSource pool;

  JdbcBulk(DataSource pool) {
    this.pool = pool;
  }

  /** A row, and whether it is new. */
  record Upserted(Product row, boolean inserted) {}

  private interface Binder<T> {
    void bind(Connection connection, PreparedStatement statement, List<T> chunk)
        throws SQLException;
  }

  private interface Reader<R> {
    R read(ResultSet row) throws SQLException;
  }

  @Override
  public Callable<Object> insert(List<Draft> drafts) {
    return () ->
        inChunks(
            INSERT,
            drafts,
            (connection, statement, chunk) -> bind(connection, statement, chunk, 1),
            row -> RowReaders.product(row, 1),
            NO_PLACE);
  }

  @Override
  public Callable<Object> upsert(List<Draft> drafts) {
    return () ->
        inChunks(
            UPSERT,
            drafts,
            (connection, statement, chunk) -> {
              statement.setObject(1, chunk.stream().mapToLong(Draft::id).toArray());
              bind(connection, statement, chunk, 2);
            },
            row -> new Upserted(RowReaders.product(row, 1), row.getBoolean(10)),
            NO_PLACE);
  }

  private static void bind(
      Connection connection, PreparedStatement statement, List<Draft> chunk, int first)
      throws SQLException {
    int rows = chunk.size();
    String[] names = new String[rows];
    @Nullable String[] descriptions = new String[rows];
    BigDecimal[] prices = new BigDecimal[rows];
    int[] stocks = new int[rows];
    long[] categories = new long[rows];
    for (int i = 0; i < rows; i++) {
      Draft draft = chunk.get(i);
      names[i] = draft.name();
      descriptions[i] = draft.description();
      prices[i] = draft.price();
      stocks[i] = draft.stock();
      categories[i] = draft.categoryId();
    }
    statement.setArray(first, array(connection, "text", names));
    statement.setArray(first + 1, array(connection, "text", descriptions));
    statement.setArray(first + 2, array(connection, "numeric", prices));
    statement.setObject(first + 3, stocks);
    statement.setObject(first + 4, categories);
  }

  private static Array array(Connection connection, String type, @Nullable Object[] values)
      throws SQLException {
    return connection.createArrayOf(type, values);
  }

  @Override
  public Callable<Object> update(List<Change> changes) {
    return () ->
        inChunks(UPDATE, changes, JdbcBulk::bindChanges, row -> RowReaders.product(row, 1), PLACE);
  }

  private static void bindChanges(
      Connection connection, PreparedStatement statement, List<Change> chunk) throws SQLException {
    int rows = chunk.size();
    long[] ids = new long[rows];
    BigDecimal[] prices = new BigDecimal[rows];
    int[] stocks = new int[rows];
    for (int i = 0; i < rows; i++) {
      Change change = chunk.get(i);
      ids[i] = change.id();
      prices[i] = change.price();
      stocks[i] = change.stock();
    }
    statement.setObject(1, ids);
    statement.setArray(2, array(connection, "numeric", prices));
    statement.setObject(3, stocks);
  }

  /** Returns the rows in input order. */
  private <T, R> List<R> inChunks(
      String sql, List<T> input, Binder<T> binder, Reader<R> reader, int placeColumn)
      throws SQLException {
    Object[] rows = new Object[input.size()];
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int from = 0; from < input.size(); from += CHUNK) {
          binder.bind(
              connection, statement, input.subList(from, Math.min(from + CHUNK, input.size())));
          try (ResultSet row = statement.executeQuery()) {
            for (int next = from; row.next(); next++) {
              int place = placeColumn == NO_PLACE ? next : from + row.getInt(placeColumn) - 1;
              rows[place] = reader.read(row);
            }
          }
        }
      }
      connection.commit();
    }
    return list(rows);
  }

  @SuppressWarnings("unchecked")
  private static <R> List<R> list(Object[] rows) {
    return (List<R>) Arrays.asList(rows);
  }

  @Override
  public Callable<Object> copy(List<Draft> drafts) {
    return () -> copyAll(drafts);
  }

  private long copyAll(List<Draft> drafts) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
      StringBuilder text = new StringBuilder(COPY_BUFFER + 1_000);
      for (Draft draft : drafts) {
        append(text, draft);
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

  private static void append(StringBuilder text, Draft draft) {
    escaped(text, draft.name()).append('\t');
    if (draft.description() == null) {
      text.append("\\N");
    } else {
      escaped(text, draft.description());
    }
    text.append('\t').append(draft.price().toPlainString());
    text.append('\t').append(draft.stock());
    text.append('\t').append(draft.categoryId()).append('\n');
  }

  /** Appends text that needs no escaping in one piece; usually that is all of it. */
  private static StringBuilder escaped(StringBuilder text, String value) {
    int plain = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
        text.append(value, plain, i).append('\\').append(ESCAPED.charAt(PLAIN.indexOf(c)));
        plain = i + 1;
      }
    }
    return plain == 0 ? text.append(value) : text.append(value, plain, value.length());
  }
}
