package dev.catalog.internal.query;

import dev.catalog.internal.fetch.Constructor;
import dev.catalog.internal.sql.ReadingPart;
import dev.catalog.internal.type.JooqModel;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Select;
import org.jooq.impl.CustomField;
import org.jspecify.annotations.Nullable;

/**
 * The first column of a select, which carries the constructor of its rows. It renders as the column
 * itself.
 */
final class MappedColumn<T> extends CustomField<T> implements ReadingPart {

  private static final long serialVersionUID = 1L;

  private final transient Field<T> column;
  private final transient Constructor<?> constructor;

  private MappedColumn(Field<T> column, Constructor<?> constructor) {
    super(column.getQualifiedName(), column.getDataType());
    this.column = column;
    this.constructor = constructor;
  }

  /**
   * Returns a column that carries a constructor; an alias stays outside, where jOOQ looks for it.
   */
  static Field<?> of(Field<?> column, Constructor<?> constructor) {
    Field<?> mapped = new MappedColumn<>(JooqModel.withoutAlias(column), constructor);
    Name alias = JooqModel.aliasOf(column);
    return alias == null ? mapped : mapped.as(alias);
  }

  /** Returns the constructor that a select carries; null if it carries none. */
  static @Nullable Constructor<?> constructorOf(Select<?> select) {
    if (select.getSelect().isEmpty()) {
      return null;
    }
    Field<?> column = JooqModel.withoutAlias(select.getSelect().get(0));
    return column instanceof MappedColumn<?> mapped ? mapped.constructor : null;
  }

  @Override
  public boolean onlyReads() {
    return true;
  }

  @Override
  public void accept(Context<?> context) {
    context.visit(column);
  }
}
