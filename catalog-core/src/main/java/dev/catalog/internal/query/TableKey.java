package dev.catalog.internal.query;

import dev.catalog.Key;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.CountRequest;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.connection.RowRequest;
import dev.catalog.internal.fetch.FetchPlan;
import dev.catalog.internal.fetch.ListRequest;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.Keys;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.table.KeyColumns;
import dev.catalog.internal.table.KeyTexts;
import dev.catalog.internal.table.TableMetadata;
import dev.catalog.internal.table.UpsertRequest;
import dev.catalog.internal.table.UpsertTexts;
import dev.catalog.spi.Assignment;
import dev.catalog.spi.CompositeKey;
import java.util.List;
import org.jooq.UniqueKey;

/**
 * A primary or unique key as a value, and the requests that name one row by it. Immutable.
 *
 * @param <R> the row
 * @param <V> what a caller gives for a key
 */
public final class TableKey<R, V> implements Key<R, V> {

  private final TableMetadata<R> table;
  private final UniqueKey<?> key;
  private final KeyColumns<V> columns;
  private final KeyTexts texts;
  private final UpsertTexts upserts;
  private final FetchPlan plan;

  TableKey(TableMetadata<R> table, FetchPlan plan, UniqueKey<?> key, CompositeKey<V> values) {
    this.table = table;
    this.plan = plan;
    this.key = key;
    this.columns = new KeyColumns<>(table, key, values);
    this.texts = new KeyTexts(table, key.getFieldsArray());
    this.upserts = new UpsertTexts(table, key.getFieldsArray());
  }

  /** Returns the table of the key, as data. */
  public TableMetadata<R> metadata() {
    return table;
  }

  @Override
  public String constraint() {
    return key.getName();
  }

  @Override
  public String table() {
    return table.name();
  }

  public KeyColumns<V> columns() {
    return columns;
  }

  public KeyTexts texts() {
    return texts;
  }

  public UpsertTexts upserts() {
    return upserts;
  }

  /** Returns the request for one row; its columns come from {@link KeyColumns}. */
  public RowRequest<R> find(Object[] key) {
    SqlText text = texts.find();
    return new RowRequest<>(Access.ofSelect(text), text, BindValues.ofKey(key), table.reader());
  }

  /** Returns the request for one row as it is now, after a write that did not find it. */
  public RowRequest<R> findCurrent(Object[] key) {
    return new RowRequest<>(Access.CURRENT, texts.find(), BindValues.ofKey(key), table.reader());
  }

  /** Returns the request for the rows of many keys, in the order of the keys. */
  public Request<List<R>> findAll(Keys keys) {
    return ListRequest.reading(texts.findAll(), BindValues.ofKeys(keys), plan);
  }

  /** Returns the request that changes one row and returns it. */
  public RowRequest<R> update(Object[] key, Assignment<R> assignment) {
    return new RowRequest<>(
        Access.WRITE, texts.update(assignment), BindValues.ofKey(key, assignment), table.reader());
  }

  /** Returns the request that deletes one row. */
  public CountRequest delete(Object[] key) {
    return CountRequest.byKey(texts.delete(), BindValues.ofKey(key));
  }

  /** Returns the request that inserts a row unless there is one with its key. */
  public RowRequest<R> insertIfAbsent(Assignment<R> row) {
    return new RowRequest<>(
        Access.WRITE, upserts.insertIfAbsent(row), BindValues.of(row), table.reader());
  }

  /** Returns the request that inserts a row, or updates the one with its key. */
  public UpsertRequest<R> upsert(Assignment<R> row) {
    return new UpsertRequest<>(upserts, row, UpsertTexts.reader(table));
  }

  @Override
  public String toString() {
    return constraint() + " of " + table();
  }
}
