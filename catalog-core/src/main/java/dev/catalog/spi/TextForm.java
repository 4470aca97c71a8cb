package dev.catalog.spi;

import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.EnumType;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Columns whose PostgreSQL type has no Java class that holds all its values: {@code inet}, {@code
 * interval}, {@code point}, ranges and others. Their values are Strings in the type's own text
 * form, as the server writes it. The code generator uses this binding for such columns, unless the
 * build configures a forced type.
 *
 * <p>Values are bound as untyped strings, so that the server infers the type from the position of
 * the bind. Immutable; may be shared between threads.
 *
 * @param <T> jOOQ's class for the type
 */
public final class TextForm<T> implements Binding<T, String> {

  private static final long serialVersionUID = 1L;

  private final String typeName;
  private final List<String> operators;

  /**
   * Creates the text form of a type; for generated code.
   *
   * @param typeName the name for a cast, with its schema: {@code pg_catalog."bit"}
   * @param operators the names of {@code <}, {@code <=}, {@code =}, {@code >=} and {@code >}, each
   *     with its schema, of a type that has its own; none for others
   */
  public TextForm(String typeName, String... operators) {
    this.typeName = typeName;
    this.operators = List.of(operators);
  }

  /** Returns the name of the type for a cast, with its schema. */
  public String typeName() {
    return typeName;
  }

  /** Returns the names of the type's own five operators; none if it has none of its own. */
  public List<String> operators() {
    return operators;
  }

  @Override
  @SuppressWarnings("unchecked") // jOOQ's own class for the type is never used
  public Converter<T, String> converter() {
    return (Converter<T, String>)
        Converter.ofNullable(Object.class, String.class, Object::toString, text -> text);
  }

  @Override
  public void sql(BindingSQLContext<String> context) {
    if (context.render().paramType() == ParamType.INLINED) {
      context.render().visit(DSL.inline(context.value()));
    } else {
      context.render().sql(context.variable());
    }
  }

  @Override
  public void register(BindingRegisterContext<String> context) throws SQLException {
    context.statement().registerOutParameter(context.index(), Types.OTHER);
  }

  @Override
  public void set(BindingSetStatementContext<String> context) throws SQLException {
    context.statement().setObject(context.index(), context.value(), Types.OTHER);
  }

  @Override
  public void set(BindingSetSQLOutputContext<String> context) throws SQLException {
    context.output().writeString(context.value());
  }

  @Override
  public void get(BindingGetResultSetContext<String> context) throws SQLException {
    context.value(context.resultSet().getString(context.index()));
  }

  @Override
  public void get(BindingGetStatementContext<String> context) throws SQLException {
    context.value(context.statement().getString(context.index()));
  }

  @Override
  public void get(BindingGetSQLInputContext<String> context) throws SQLException {
    context.value(context.input().readString());
  }

  /**
   * Columns whose type is a domain over an enum, for generated code. PostgreSQL has no operator for
   * such a domain, not even an equals sign: in conditions and aggregate functions of statements
   * that Catalog sends, the column is cast to the enum, {@code cast("state" as "shop"."state")},
   * which an index on it serves all the same. In a statement of {@code dsl()} the caller casts it.
   *
   * <p>Immutable; may be shared between threads.
   *
   * @param <E> the generated enum
   */
  public static final class OfEnum<E extends Enum<E> & EnumType> implements Binding<E, E> {

    private static final long serialVersionUID = 1L;

    private final Class<E> type;

    /**
     * Creates the binding of a domain; for generated code.
     *
     * @param type the enum below the domain
     */
    public OfEnum(Class<E> type) {
      this.type = type;
    }

    @Override
    public Converter<E, E> converter() {
      return Converter.ofNullable(type, type, value -> value, value -> value);
    }

    @Override
    public void sql(BindingSQLContext<E> context) {
      E value = context.value();
      if (context.render().paramType() == ParamType.INLINED) {
        context.render().visit(DSL.inline(value == null ? null : value.getLiteral()));
      } else {
        context.render().sql(context.variable());
      }
    }

    @Override
    public void register(BindingRegisterContext<E> context) throws SQLException {
      context.statement().registerOutParameter(context.index(), Types.OTHER);
    }

    @Override
    public void set(BindingSetStatementContext<E> context) throws SQLException {
      E value = context.value();
      context
          .statement()
          .setObject(context.index(), value == null ? null : value.getLiteral(), Types.OTHER);
    }

    @Override
    public void set(BindingSetSQLOutputContext<E> context) throws SQLException {
      E value = context.value();
      context.output().writeString(value == null ? null : value.getLiteral());
    }

    @Override
    public void get(BindingGetResultSetContext<E> context) throws SQLException {
      context.value(value(context.resultSet().getString(context.index())));
    }

    @Override
    public void get(BindingGetStatementContext<E> context) throws SQLException {
      context.value(value(context.statement().getString(context.index())));
    }

    @Override
    public void get(BindingGetSQLInputContext<E> context) throws SQLException {
      context.value(value(context.input().readString()));
    }

    private @Nullable E value(@Nullable String literal) throws SQLException {
      if (literal == null) {
        return null;
      }
      E value = EnumType.lookupLiteral(type, literal);
      if (value == null) {
        throw new SQLException(
            "a value is not in the generated enum %s: build again from the present migrations"
                .formatted(type.getSimpleName()));
      }
      return value;
    }
  }
}
