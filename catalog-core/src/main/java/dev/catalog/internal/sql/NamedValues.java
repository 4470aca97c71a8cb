package dev.catalog.internal.sql;

import org.jspecify.annotations.Nullable;

/** The values of a query's named parameters: a list, because there are few. Immutable. */
public final class NamedValues {

  static final NamedValues NONE = new NamedValues("", null, null);

  private final String name;
  private final @Nullable Object value;
  private final @Nullable NamedValues more;

  private NamedValues(String name, @Nullable Object value, @Nullable NamedValues more) {
    this.name = name;
    this.value = value;
    this.more = more;
  }

  NamedValues with(String parameter, @Nullable Object bound) {
    return new NamedValues(parameter, bound, without(parameter));
  }

  NamedValues without(String parameter) {
    if (more == null || !has(parameter)) {
      return this;
    }
    return name.equals(parameter) ? more : new NamedValues(name, value, more.without(parameter));
  }

  public boolean has(String parameter) {
    for (NamedValues at = this; at.more != null; at = at.more) {
      if (at.name.equals(parameter)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the value of a parameter, null where it has none. */
  @Nullable Object get(String parameter) {
    for (NamedValues at = this; at.more != null; at = at.more) {
      if (at.name.equals(parameter)) {
        return at.value;
      }
    }
    return null;
  }
}
