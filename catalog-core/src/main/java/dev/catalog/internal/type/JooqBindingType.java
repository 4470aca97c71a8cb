package dev.catalog.internal.type;

import dev.catalog.spi.ColumnType;
import dev.catalog.spi.TextForm;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * A column read by its jOOQ binding: custom bindings by forced type, and what has no text form of
 * ours. Slower than the other types.
 */
public final class JooqBindingType<T> implements ColumnType<T> {

  private final Field<T> field;
  private final boolean custom;

  JooqBindingType(Field<T> field) {
    this.field = field;
    this.custom = isCustom(field.getDataType());
  }

  /** Returns whether a binding of the user's own belongs to a type. */
  public static boolean isCustom(DataType<?> type) {
    return !(type.getBinding() instanceof TextForm<?>)
        && !ColumnTypes.isEnumDomain(type)
        && !JooqModel.isOwn(type.getBinding());
  }

  @Override
  public @Nullable T read(ResultSet result, int position) throws SQLException {
    Sink<T> sink = new Sink<>();
    field.getBinding().get(new BindingScopes.Get<>(field, result, position, sink::take));
    return sink.value;
  }

  @Override
  @SuppressWarnings("unchecked")
  public void bind(PreparedStatement statement, int position, @Nullable T value)
      throws SQLException {
    if (custom) {
      if (value != null && field.getConverter().to(value) instanceof String text) {
        PostgresText.check(text);
      }
      field.getBinding().set(new BindingScopes.Set<>(statement, position, value));
      return;
    }
    // As text of no stated type: the server infers the type from where the bind stands.
    Object plain = ((Converter<Object, T>) field.getConverter()).to(value);
    String text = plain == null ? null : JooqModel.text(plain);
    PostgresText.check(text);
    statement.setObject(position, text, Types.OTHER);
  }

  private static final class Sink<T> {
    @Nullable T value;

    void take(@Nullable T read) {
      value = read;
    }
  }
}
