package dev.catalog.internal;

import org.jspecify.annotations.Nullable;

/** The values of a query's named parameters: a list, because there are few. Immutable. */
final class Bindings {

  static final Bindings NONE = new Bindings("", null, null);

  private final String name;
  private final @Nullable Object value;
  private final @Nullable Bindings more;

  private Bindings(String name, @Nullable Object value, @Nullable Bindings more) {
    this.name = name;
    this.value = value;
    this.more = more;
  }

  Bindings with(String parameter, @Nullable Object bound) {
    return new Bindings(parameter, bound, without(parameter));
  }

  Bindings without(String parameter) {
    if (more == null || !has(parameter)) {
      return this;
    }
    return name.equals(parameter) ? more : new Bindings(name, value, more.without(parameter));
  }

  boolean has(String parameter) {
    for (Bindings at = this; at.more != null; at = at.more) {
      if (at.name.equals(parameter)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the value of a parameter, null where it has none. */
  @Nullable Object get(String parameter) {
    for (Bindings at = this; at.more != null; at = at.more) {
      if (at.name.equals(parameter)) {
        return at.value;
      }
    }
    return null;
  }
}
