package dev.catalog.codegen.run;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jooq.exception.SQLDialectNotSupportedException;
import org.jooq.impl.DefaultDataType;
import org.jooq.impl.SQLDataType;
import org.jooq.util.postgres.PostgresDataType;

/**
 * The names by which jOOQ finds its types. It folds their case in the default locale, and keeps
 * what it folded when its classes were initialised, which is before any class of ours is: a Turkish
 * JVM then has a type of the name {@code İNT8}, with a dot, and none of the name {@code INT8}.
 */
@SuppressWarnings({"deprecation", "removal"})
public final class TypeNames {

  private TypeNames() {}

  /** Adds the names in the locale of the moment, unless they are there. */
  public static void add() {
    if (isKnown("int8")) {
      return;
    }
    add(PostgresDataType.class, SQLDialect.POSTGRES);
    add(SQLDataType.class, SQLDialect.DEFAULT);
  }

  private static boolean isKnown(String name) {
    try {
      DefaultDataType.getDataType(SQLDialect.POSTGRES, name);
      return true;
    } catch (SQLDialectNotSupportedException e) {
      return false;
    }
  }

  private static void add(Class<?> constants, SQLDialect dialect) {
    for (Field field : constants.getFields()) {
      if (Modifier.isStatic(field.getModifiers())
          && DataType.class.isAssignableFrom(field.getType())) {
        try {
          add((DataType<?>) field.get(null), dialect);
        } catch (IllegalAccessException e) {
          throw new IllegalStateException("jOOQ hides " + field, e);
        }
      }
    }
  }

  /** jOOQ's constructor is what adds a name; it leaves those that are there. */
  private static <T> void add(DataType<T> type, SQLDialect dialect) {
    new DefaultDataType<>(
        dialect, type.getSQLDataType(), type.getTypeName(), type.getCastTypeName());
  }
}
