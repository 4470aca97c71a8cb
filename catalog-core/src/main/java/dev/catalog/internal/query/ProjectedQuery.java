package dev.catalog.internal.query;

import dev.catalog.Mapped;
import dev.catalog.Query;
import dev.catalog.internal.fetch.Constructor;
import dev.catalog.internal.fetch.ConstructorReader;
import dev.catalog.internal.fetch.FetchPlan;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.Renderer;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.sql.TextMemory;
import dev.catalog.internal.type.PlainSql;
import dev.catalog.spi.ColumnType;
import dev.catalog.spi.RowReader;
import java.util.List;
import org.jooq.Delete;
import org.jooq.DeleteResultStep;
import org.jooq.Field;
import org.jooq.Insert;
import org.jooq.InsertResultStep;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.SelectSelectStep;
import org.jooq.Update;
import org.jooq.UpdateResultStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A query of chosen columns: joins, aggregates, subqueries, and any other jOOQ query. */
public final class ProjectedQuery<R> extends QueryValue<R> {

  private final QueryTexts texts;

  private ProjectedQuery(QueryTexts texts, BindValues values) {
    super(values);
    this.texts = texts;
  }

  /** Returns a select of columns that carries the constructor of its rows. */
  @SuppressWarnings("unchecked") // there is no object of the type Mapped
  public static <R> SelectSelectStep<Mapped<R>> mapped(
      Constructor<R> constructor, Field<?>... columns) {
    Field<?>[] fields = columns.clone();
    fields[0] = MappedColumn.of(columns[0], constructor);
    return (SelectSelectStep<Mapped<R>>) (SelectSelectStep<?>) DSL.select(fields);
  }

  /** Returns whether a query is a select with a constructor, which only a session may run. */
  public static boolean isMapped(@Nullable Object query) {
    return query instanceof Select<?> select && MappedColumn.constructorOf(select) != null;
  }

  /** Returns the query of a select that carries a constructor. */
  @SuppressWarnings("unchecked") // the constructor of a Mapped<R> builds an R
  public static <R> Query<R> of(Select<Mapped<R>> select) {
    List<Field<?>> columns = select.getSelect();
    Constructor<R> constructor = (Constructor<R>) MappedColumn.constructorOf(select);
    if (constructor == null) {
      throw notMapped();
    }
    if (constructor.size() != columns.size()) {
      throw new IllegalArgumentException(
          "the select must have as many columns as its constructor takes, %d: %d; name all of them in columns(...)"
              .formatted(constructor.size(), columns.size()));
    }
    return new ProjectedQuery<>(
        texts(select, ConstructorReader.of(columns, constructor)), BindValues.NONE);
  }

  /** Returns the error for what is not a select with a constructor. */
  public static IllegalArgumentException notMapped() {
    return new IllegalArgumentException(
        "Query.of() takes a select that begins with columns(...).into(constructor): use Query.mapping() for others");
  }

  /** Returns a query whose rows are built by a jOOQ mapper. */
  public static <S extends Record, R> Query<R> mapping(
      ResultQuery<S> query, RecordMapper<? super S, ? extends R> mapper) {
    if (writes(query)) {
      throw new IllegalArgumentException(
          "Query.mapping() takes queries that read: run writing ones with session.dsl()");
    }
    if (isMapped(query)) {
      throw new IllegalArgumentException(
          "the select has a constructor, columns(...).into(constructor): use Query.of(select) without a mapper");
    }
    return new ProjectedQuery<>(
        texts(query, new RecordReader<>(query.fields(), mapper)), BindValues.NONE);
  }

  private static boolean writes(Object query) {
    return query instanceof Insert<?>
        || query instanceof InsertResultStep<?>
        || query instanceof Update<?>
        || query instanceof UpdateResultStep<?>
        || query instanceof Delete<?>
        || query instanceof DeleteResultStep<?>;
  }

  /** Renders at once: jOOQ's query objects are mutable and belong to the caller. */
  private static QueryTexts texts(ResultQuery<?> query, RowReader<?> reader) {
    SqlText text = Renderer.render(query);
    boolean endIsOpen =
        query instanceof Select<?> select && select.$limit() == null && select.$offset() == null;
    // A limit of the query's own, or a query whose end we do not know, stays inside parentheses.
    SqlText open = endIsOpen ? text : text.wrap("select * from (", ") as q");
    TextMemory.Share share = new TextMemory().share();
    RenderedQuery rendered = new RenderedQuery(open, () -> text, FetchPlan.of(reader), share);
    return new QueryTexts(share) {
      @Override
      RenderedQuery render() {
        return rendered;
      }
    };
  }

  @Override
  QueryTexts texts() {
    return texts;
  }

  @Override
  boolean hasParameter(String name) {
    return texts.hasParameter(name);
  }

  @Override
  public Query<R> limit(long rows) {
    return new ProjectedQuery<>(texts, limited(rows));
  }

  @Override
  public Query<R> offset(long rows) {
    return new ProjectedQuery<>(texts, withoutFirst(rows));
  }

  @Override
  public <T> Query<R> bind(Param<T> param, T value) {
    return new ProjectedQuery<>(texts, bound(param, value));
  }

  /** Fills a jOOQ record and hands it to a mapper. */
  private static final class RecordReader<S extends Record, R> implements RowReader<R> {

    private final Field<?>[] columns;
    private final ColumnType<?>[] types;
    private final RecordMapper<? super S, ? extends R> mapper;

    RecordReader(Field<?>[] columns, RecordMapper<? super S, ? extends R> mapper) {
      this.columns = columns;
      this.types = ConstructorReader.types(List.of(columns));
      this.mapper = mapper;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // a mapper may return null; jOOQ does not say
    public R read(java.sql.ResultSet result, int at) throws java.sql.SQLException {
      @Nullable Object[] values = new Object[types.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = types[i].read(result, at + i + 1);
      }
      Record row = DSL.using(PlainSql.configuration()).newRecord(columns);
      row.fromArray(values);
      return mapper.map((S) row);
    }
  }
}
