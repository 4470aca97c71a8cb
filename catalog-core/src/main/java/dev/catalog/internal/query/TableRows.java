package dev.catalog.internal.query;

import dev.catalog.Patch;
import dev.catalog.Relation;
import dev.catalog.Rows;
import dev.catalog.Sort;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.CountRequest;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.fetch.Constructor;
import dev.catalog.internal.fetch.FetchTree;
import dev.catalog.internal.fetch.ListRequest;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.table.TableMetadata;
import dev.catalog.spi.Assignment;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/**
 * {@link Rows} as a value, and the requests that slice, lock and write them.
 *
 * @param <R> what each row becomes
 */
public final class TableRows<R> extends QueryValue<R> implements Rows<R> {

  private final TableTexts texts;

  private TableRows(TableTexts texts, BindValues values) {
    super(values);
    this.texts = texts;
  }

  static <R> TableRows<R> of(FetchTree<R> tree) {
    return new TableRows<>(TableTexts.of(tree), BindValues.NONE);
  }

  /** Returns rows as what they are. */
  public static <R> TableRows<R> of(Rows<R> rows) {
    return (TableRows<R>) rows;
  }

  @Override
  TableTexts texts() {
    return texts.resolve(values());
  }

  @Override
  boolean hasParameter(String name) {
    return texts.hasParameter(name);
  }

  private <T> Rows<T> as(TableTexts other) {
    return new TableRows<>(other, values());
  }

  @SuppressWarnings("ReferenceEquality") // only spares a copy
  private Rows<R> using(BindValues other) {
    return other == values() ? this : new TableRows<>(texts, other);
  }

  @Override
  public Rows<R> where(Condition condition) {
    return as(texts.where(condition));
  }

  @Override
  public Rows<R> whereIfBound(Condition condition) {
    return as(texts.whereIfBound(condition));
  }

  @Override
  public Rows<R> orderBy(OrderField<?>... order) {
    return as(texts.orderBy(List.of(order)));
  }

  @Override
  public Rows<R> orderBy(Collection<? extends OrderField<?>> order) {
    return as(texts.orderBy(order));
  }

  @Override
  public Rows<R> orderBy(Sort sort, @Nullable String text) {
    return as(texts.sortedBy(sort.parse(text)));
  }

  @Override
  public Rows<R> all() {
    return as(texts.all());
  }

  @Override
  public Rows<R> limit(long rows) {
    return using(limited(rows));
  }

  @Override
  public Rows<R> offset(long rows) {
    return using(withoutFirst(rows));
  }

  @Override
  public <T> Rows<R> bind(Param<T> param, T value) {
    return using(bound(param, value));
  }

  @Override
  public <T> Rows<R> bindIfPresent(Param<T> param, @Nullable T value) {
    return using(boundIfPresent(param, value));
  }

  <T> Rows<T> with(Constructor<T> constructor, Relation<?, ?>... relations) {
    return as(texts.as(texts.tree().with(constructor, relations)));
  }

  <T> Rows<T> select(Constructor<T> constructor, Field<?>... columns) {
    return as(texts.as(texts.tree().select(constructor, columns)));
  }

  /**
   * Returns the request for a slice.
   *
   * @param cursor null or empty for the first slice
   * @throws IllegalArgumentException if the limit is below 1, or these rows have a limit or an
   *     offset, or an order that cannot be compared
   * @throws dev.catalog.InvalidCursorException if the cursor is not one of these rows
   */
  public SliceRequest<R> slice(@Nullable String cursor, int limit, CursorSeal seal) {
    checkAtLeastOne(limit);
    checkUnlimited("slice");
    return SliceRequest.of(texts().slices(), values(), cursor, limit, seal);
  }

  /** Returns the request that locks the rows of the root table, and returns the rows. */
  public Request<List<R>> lock() {
    TableTexts resolved = texts();
    return ListRequest.locking(resolved.locking(values()), values(), resolved.rendered().plan());
  }

  /** Returns the request that locks rows which nobody else has locked, and returns them. */
  public Request<List<R>> claim(int limit) {
    checkAtLeastOne(limit);
    if (values().hasOffset()) {
      throw new IllegalArgumentException(
          "claim() takes rows without an offset: use where(...) to choose rows");
    }
    TableTexts resolved = texts();
    BindValues some = values().atMost(limit);
    return ListRequest.locking(resolved.claiming(), some, resolved.rendered().plan());
  }

  private static void checkAtLeastOne(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: " + limit);
    }
  }

  /**
   * Returns the request that changes the rows and counts them; that counts them, if it is empty.
   */
  public Request<? extends @Nullable Number> update(Patch<R> patch) {
    ConditionTexts writes = writes("updateWhere");
    Assignment<R> columns = versionless("updateWhere", patch);
    return columns.isEmpty()
        ? count()
        : counting(writes.update(columns), values().withAssignment(columns));
  }

  /** Returns the request that changes the rows and returns them; an empty patch changes nothing. */
  public Request<List<R>> updateReturning(Patch<R> patch) {
    ConditionTexts writes = writes("updateReturning");
    Assignment<R> columns = versionless("updateReturning", patch);
    return columns.isEmpty()
        ? list()
        : returning(writes.updateReturning(columns), values().withAssignment(columns));
  }

  /** Returns the request that deletes the rows and counts them. */
  public Request<Integer> delete() {
    return counting(writes("deleteWhere").delete(), values());
  }

  /** Returns the request that deletes the rows and returns them. */
  public Request<List<R>> deleteReturning() {
    return returning(writes("deleteReturning").deleteReturning(), values());
  }

  /**
   * Checks that these rows say which rows a write may touch.
   *
   * @throws IllegalArgumentException if not; nothing has been sent
   */
  private ConditionTexts writes(String verb) {
    return texts().writes(verb, values());
  }

  private static Request<Integer> counting(SqlText text, BindValues values) {
    text.checkBound(values);
    return new CountRequest(Access.WRITE, text, values);
  }

  private Request<List<R>> returning(SqlText text, BindValues values) {
    return ListRequest.writing(text, values, texts().rendered().plan());
  }

  private static <R> Assignment<R> versionless(String verb, Patch<R> patch) {
    Assignment<R> columns = patch.assigned();
    TableMetadata<R> type = GeneratedRowType.of(columns).metadata();
    if (type.expectsVersion(columns)) {
      throw new IllegalArgumentException(
          "%s() applies one patch to many rows, so the patch must not set a version: leave out %s, or use update() or updateAll()"
              .formatted(verb, type.nameOf(type.version())));
    }
    return columns;
  }
}
