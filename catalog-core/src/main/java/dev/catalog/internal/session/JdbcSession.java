package dev.catalog.internal.session;

import dev.catalog.Block;
import dev.catalog.ConstraintViolationException;
import dev.catalog.Key;
import dev.catalog.NewRow;
import dev.catalog.Page;
import dev.catalog.Patch;
import dev.catalog.Query;
import dev.catalog.RowNotFoundException;
import dev.catalog.Rows;
import dev.catalog.Session;
import dev.catalog.Slice;
import dev.catalog.StatementException;
import dev.catalog.TooManyRowsException;
import dev.catalog.VoidBlock;
import dev.catalog.internal.bulk.ChunkedRequest;
import dev.catalog.internal.bulk.CopyRequest;
import dev.catalog.internal.bulk.DeleteAllRequest;
import dev.catalog.internal.bulk.InsertAllRequest;
import dev.catalog.internal.bulk.LocatingRequest;
import dev.catalog.internal.bulk.RowErrors;
import dev.catalog.internal.bulk.UpdateAllRequest;
import dev.catalog.internal.bulk.UpsertAllRequest;
import dev.catalog.internal.connection.RowRequest;
import dev.catalog.internal.query.GeneratedRowType;
import dev.catalog.internal.query.QueryValue;
import dev.catalog.internal.query.SliceRequest;
import dev.catalog.internal.query.TableKey;
import dev.catalog.internal.query.TableRows;
import dev.catalog.internal.sql.Keys;
import dev.catalog.internal.sql.Lazy;
import dev.catalog.internal.table.TableMetadata;
import dev.catalog.internal.table.UpsertRequest;
import dev.catalog.internal.transaction.BlockScope;
import dev.catalog.internal.transaction.NestedCallGuard;
import dev.catalog.internal.transaction.Scope;
import dev.catalog.spi.Assignment;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Turns each verb into a request, and has the scope run it. */
class JdbcSession implements Session {

  private final Scope scope;
  private final SessionParts parts;
  private final boolean locating;
  private final Lazy<DSLContext> dsl;

  /**
   * @param locating whether bulk verbs look for the row that fails
   */
  JdbcSession(Scope scope, SessionParts parts, boolean locating) {
    this.scope = scope;
    this.parts = parts;
    this.locating = locating;
    this.dsl = new Lazy<>(() -> parts.dsl().over(scope));
  }

  @Override
  public Session locatingErrors() {
    return new JdbcSession(scope, parts, true);
  }

  @Override
  public <R> List<R> list(Query<R> query) {
    return scope.run(QueryValue.of(query).list());
  }

  @Override
  public <R> Optional<R> first(Query<R> query) {
    List<R> rows = scope.run(QueryValue.of(query).atMost(1));
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
  }

  @Override
  public <R> R one(Query<R> query) {
    List<R> rows = scope.run(QueryValue.of(query).atMost(2));
    if (rows.isEmpty()) {
      throw new RowNotFoundException("no row matches the query", query.sql());
    }
    if (rows.size() > 1) {
      throw new TooManyRowsException("more than one row matches the query", query.sql());
    }
    return rows.get(0);
  }

  @Override
  public <R, V> Optional<R> find(Key<R, V> key, V value) {
    return Optional.ofNullable(scope.run(finding(key, value)));
  }

  @Override
  public <R, V> R get(Key<R, V> key, V value) {
    RowRequest<R> request = finding(key, value);
    R row = scope.run(request);
    if (row == null) {
      throw new RowNotFoundException(
          "no row of %s has this value of %s".formatted(key.table(), key.constraint()),
          request.text().sql());
    }
    return row;
  }

  private static <R, V> RowRequest<R> finding(Key<R, V> key, V value) {
    TableKey<R, V> tableKey = (TableKey<R, V>) key;
    return tableKey.find(tableKey.columns().of(value));
  }

  @Override
  public <R, V> List<R> findAll(Key<R, V> key, Collection<V> values) {
    TableKey<R, V> tableKey = (TableKey<R, V>) key;
    Keys keys = tableKey.columns().ofAll(values);
    return keys.size() == 0 ? List.of() : scope.run(tableKey.findAll(keys));
  }

  @Override
  public <R> Page<R> page(Query<R> query, long offset, int limit) {
    return scope.run(QueryValue.of(query).page(offset, limit));
  }

  @Override
  public <R> Slice<R> slice(Rows<R> rows, @Nullable String cursor, int limit) {
    SliceRequest<R> request = TableRows.of(rows).slice(cursor, limit, parts.seal());
    if (!request.isLeftToServer()) {
      return scope.run(request);
    }
    if (scope instanceof BlockScope) {
      // afterwards the transaction would have failed, and nothing could be asked
      checkCursor(request);
      return scope.run(request);
    }
    try {
      return scope.run(request);
    } catch (StatementException | ConstraintViolationException e) {
      checkCursor(request);
      throw e;
    }
  }

  private void checkCursor(SliceRequest<?> request) {
    try {
      scope.run(request.conversion());
    } catch (StatementException | ConstraintViolationException e) {
      throw SliceRequest.refused(e);
    }
  }

  @Override
  public <R, T extends @Nullable Object, X extends Exception> T stream(
      Query<R> query, Block<? super Stream<R>, T, X> block) throws X {
    return scope.stream(
        QueryValue.of(query).streamed(NestedCallGuard.STREAM), rows -> block.run(rows.stream()));
  }

  @Override
  public <R, X extends Exception> void forEach(Query<R> query, VoidBlock<? super R, X> action)
      throws X {
    scope.<R, @Nullable Void, X>stream(
        QueryValue.of(query).streamed(NestedCallGuard.FOR_EACH),
        rows -> {
          rows.forEach(action);
          return null;
        });
  }

  @Override
  public long count(Query<?> query) {
    return Objects.requireNonNull(scope.run(QueryValue.of(query).count()));
  }

  @Override
  public boolean exists(Query<?> query) {
    return Objects.requireNonNull(scope.run(QueryValue.of(query).exists()));
  }

  @Override
  public DSLContext dsl() {
    scope.check();
    return dsl.get();
  }

  @Override
  public <R> R insert(NewRow<R> row) {
    Assignment<R> columns = row.assigned();
    TableMetadata<R> table = GeneratedRowType.of(columns).metadata();
    RowRequest<R> request = table.insert(columns);
    R inserted = scope.run(request);
    if (inserted == null) {
      throw RowErrors.dropped(table, request.text().sql());
    }
    return inserted;
  }

  @Override
  public <R> Optional<R> insertIfAbsent(Key<R, ?> key, NewRow<R> row) {
    TableKey<R, ?> tableKey = (TableKey<R, ?>) key;
    Assignment<R> columns = row.assigned();
    tableKey.columns().in(columns);
    return Optional.ofNullable(scope.run(tableKey.insertIfAbsent(columns)));
  }

  @Override
  public <R> Upserted<R> upsert(Key<R, ?> key, NewRow<R> row) {
    TableKey<R, ?> tableKey = (TableKey<R, ?>) key;
    Assignment<R> columns = row.assigned();
    Object[] keyOfRow = tableKey.columns().in(columns);
    UpsertRequest<R> request = tableKey.upsert(columns);
    Upserted<R> upserted = scope.run(request);
    if (upserted == null) {
      checkNotStale(tableKey, keyOfRow, columns);
      throw RowErrors.dropped(tableKey.metadata(), request.sql());
    }
    return upserted;
  }

  @Override
  public <R, V> Optional<R> update(Key<R, V> key, V value, Patch<R> patch) {
    TableKey<R, V> tableKey = (TableKey<R, V>) key;
    Assignment<R> columns = patch.assigned();
    Object[] keyColumns = tableKey.columns().of(value);
    if (columns.isEmpty()) {
      return Optional.ofNullable(scope.run(tableKey.find(keyColumns)));
    }
    R updated = scope.run(tableKey.update(keyColumns, columns));
    if (updated == null) {
      checkNotStale(tableKey, keyColumns, columns);
    }
    return Optional.ofNullable(updated);
  }

  /** Reads a row that was not written although it may be there: then it has another version. */
  private <R> void checkNotStale(TableKey<R, ?> key, Object[] value, Assignment<R> columns) {
    if (key.metadata().expectsVersion(columns)) {
      R current = scope.run(key.findCurrent(value));
      if (current != null) {
        throw RowErrors.stale(key.metadata(), current, null);
      }
    }
  }

  @Override
  public <R> int updateWhere(Rows<R> rows, Patch<R> patch) {
    Number changed = scope.run(TableRows.of(rows).update(patch));
    return Math.toIntExact(Objects.requireNonNull(changed).longValue());
  }

  @Override
  public <R> List<R> updateReturning(Rows<R> rows, Patch<R> patch) {
    return scope.run(TableRows.of(rows).updateReturning(patch));
  }

  @Override
  public <R, V> boolean delete(Key<R, V> key, V value) {
    TableKey<R, V> tableKey = (TableKey<R, V>) key;
    return scope.run(tableKey.delete(tableKey.columns().of(value))) > 0;
  }

  @Override
  public int deleteWhere(Rows<?> rows) {
    return scope.run(TableRows.of(rows).delete());
  }

  @Override
  public <R> List<R> deleteReturning(Rows<R> rows) {
    return scope.run(TableRows.of(rows).deleteReturning());
  }

  @Override
  public <R> List<R> insertAll(Collection<? extends NewRow<R>> rows) {
    return bulk(InsertAllRequest.of(rows));
  }

  @Override
  public <R> List<Upserted<R>> upsertAll(Key<R, ?> key, Collection<? extends NewRow<R>> rows) {
    return bulk(UpsertAllRequest.of((TableKey<R, ?>) key, rows));
  }

  @Override
  public <R, V> List<R> updateAll(Key<R, V> key, Map<V, ? extends Patch<R>> patches) {
    return bulk(UpdateAllRequest.of((TableKey<R, V>) key, patches));
  }

  private <T> T bulk(ChunkedRequest<T> request) {
    if (request.isEmpty()) {
      return request.result();
    }
    return scope.run(locating ? new LocatingRequest<>(request) : request);
  }

  @Override
  public <R, V> int deleteAll(Key<R, V> key, Collection<V> values) {
    DeleteAllRequest request = DeleteAllRequest.of((TableKey<R, V>) key, values);
    return request.isEmpty() ? 0 : scope.run(request);
  }

  @Override
  public <R> long copyIn(Stream<? extends NewRow<R>> rows) {
    Iterator<? extends NewRow<R>> source = rows.iterator();
    return source.hasNext() ? scope.run(CopyRequest.of(source)) : 0;
  }
}
