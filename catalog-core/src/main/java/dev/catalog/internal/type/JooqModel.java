package dev.catalog.internal.type;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.Binding;
import org.jooq.ConverterContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Path;
import org.jooq.QueryPart;
import org.jooq.Row;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.Internal;
import org.jooq.impl.QOM;
import org.jooq.impl.TableImpl;
import org.jooq.util.postgres.PostgresUtils;
import org.jspecify.annotations.Nullable;

/**
 * What Catalog takes from jOOQ's query object model, which is experimental, and from the inside of
 * its implementation.
 */
public final class JooqModel {

  private static final Pattern PATH_ALIAS = Pattern.compile("alias_[0-9]+");

  private JooqModel() {}

  /** A list of values that a field is compared with. */
  public record ValueList(Field<?> field, int size) {}

  /**
   * Returns whether an expression is of many rows: a window function, or an aggregate, which is one
   * without a window.
   */
  public static boolean isOfManyRows(@Nullable Object part) {
    return part instanceof QOM.WindowFunction<?>;
  }

  /** Returns what an alias stands for; another field as it is. */
  public static Field<?> withoutAlias(Field<?> field) {
    return field instanceof QOM.FieldAlias<?> alias ? alias.$aliased() : field;
  }

  /** Returns the name that an alias gives; null for another field. */
  public static @Nullable Name aliasOf(Field<?> field) {
    return field instanceof QOM.FieldAlias<?> alias ? alias.$alias() : null;
  }

  /** Returns whether a sort field puts nulls first; PostgreSQL does so in descending order. */
  public static boolean isNullsFirst(SortField<?> sort, boolean descending) {
    QOM.NullOrdering nulls = sort.$nullOrdering();
    return nulls == null ? descending : nulls == QOM.NullOrdering.NULLS_FIRST;
  }

  /**
   * Returns whether parts of a class are lists that something is compared with, or rows in them.
   */
  public static boolean concernsLists(Class<?> part) {
    return QOM.InList.class.isAssignableFrom(part)
        || QOM.NotInList.class.isAssignableFrom(part)
        || Row.class.isAssignableFrom(part)
        || isListOfRows(part);
  }

  /** Returns the list in {@code field in (...)} or {@code not in}; null for another part. */
  public static @Nullable ValueList valueList(QueryPart part) {
    if (part instanceof QOM.InList<?> in) {
      return listOf(in.$field(), in.$list());
    }
    return part instanceof QOM.NotInList<?> in ? listOf(in.$field(), in.$list()) : null;
  }

  private static ValueList listOf(Field<?> field, List<?> values) {
    return new ValueList(field, values.size());
  }

  /**
   * A field compared with others.
   *
   * @param signs one for each of the others
   * @param all whether all of the comparisons hold, or one of them
   * @param negated whether it is the other way round
   */
  public record Compared(
      Field<?> field, List<String> signs, List<Field<?>> others, boolean all, boolean negated) {

    private static Compared one(QOM.CompareCondition<?, ?> part, String sign, boolean negated) {
      return new Compared(part.$arg1(), List.of(sign), List.of(part.$arg2()), true, negated);
    }

    private static Compared list(Field<?> field, List<? extends Field<?>> list, boolean negated) {
      return new Compared(
          field, Collections.nCopies(list.size(), "="), List.copyOf(list), false, negated);
    }
  }

  /** Returns whether parts of a class compare a field with others. */
  public static boolean compares(Class<?> part) {
    return QOM.CompareCondition.class.isAssignableFrom(part)
        || QOM.InList.class.isAssignableFrom(part)
        || QOM.NotInList.class.isAssignableFrom(part)
        || QOM.Between.class.isAssignableFrom(part);
  }

  /** Returns what a part compares by equality or by order; null for another part. */
  public static @Nullable Compared compared(QueryPart part) {
    if (part instanceof QOM.CompareCondition<?, ?> one) {
      String sign = sign(part);
      return sign == null ? null : Compared.one(one, sign, part instanceof QOM.Ne<?>);
    }
    if (part instanceof QOM.InList<?> in) {
      return Compared.list(in.$field(), in.$list(), false);
    }
    if (part instanceof QOM.NotInList<?> in) {
      return Compared.list(in.$field(), in.$list(), true);
    }
    return part instanceof QOM.Between<?> between && !between.$symmetric()
        ? new Compared(
            between.$arg1(),
            List.of(">=", "<="),
            List.of(between.$arg2(), between.$arg3()),
            true,
            false)
        : null;
  }

  private static @Nullable String sign(QueryPart part) {
    if (part instanceof QOM.Eq<?> || part instanceof QOM.Ne<?>) {
      return "=";
    }
    if (part instanceof QOM.Lt<?> || part instanceof QOM.Le<?>) {
      return part instanceof QOM.Lt<?> ? "<" : "<=";
    }
    if (part instanceof QOM.Gt<?> || part instanceof QOM.Ge<?>) {
      return part instanceof QOM.Gt<?> ? ">" : ">=";
    }
    return null;
  }

  /** Returns whether parts of a class are rows compared with a list of rows: no public type is. */
  public static boolean isListOfRows(Class<?> part) {
    return part.getName().equals("org.jooq.impl.RowInCondition");
  }

  /** Returns whether parts of a class are tables with a name, generated or bare. */
  static boolean isTableClass(Class<?> part) {
    return TableImpl.class.isAssignableFrom(part);
  }

  /** Returns whether a table is an instance of a generated class, not a bare name. */
  public static boolean isGenerated(@Nullable Table<?> table) {
    return table instanceof TableImpl<?> && table.getClass() != TableImpl.class;
  }

  /**
   * Returns whether a table was joined, or put into a subquery, for a path along a foreign key. In
   * statements that write, jOOQ's table for it is no path and only has the alias of one.
   */
  public static boolean isPath(Table<?> table) {
    return table instanceof Path<?> || PATH_ALIAS.matcher(table.getName()).matches();
  }

  /** Returns whether a binding is one of jOOQ's. */
  static boolean isOwn(Binding<?, ?> binding) {
    return binding.getClass().getName().startsWith("org.jooq.impl.");
  }

  /** Returns the server's text form of a value. */
  static String text(Object value) {
    return PostgresUtils.toPGString(value);
  }

  static ConverterContext converterContext() {
    return Internal.converterContext();
  }
}
