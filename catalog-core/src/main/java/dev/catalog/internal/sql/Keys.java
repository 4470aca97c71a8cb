package dev.catalog.internal.sql;

import dev.catalog.spi.Assignment;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The keys of a call: of the rows to find, or of the parents whose children are loaded. */
public interface Keys {

  Keys NONE = of(List.of());

  /** Returns the number of keys. */
  int size();

  /** Returns one column of a key. */
  Object part(int key, int part);

  /** Returns the values of the one column as an array that the driver writes as it is, or null. */
  default @Nullable Object primitives() {
    return null;
  }

  /** Returns keys that are taken apart. */
  static Keys of(List<Object[]> keys) {
    return new Keys() {
      @Override
      public int size() {
        return keys.size();
      }

      @Override
      public Object part(int key, int part) {
        return keys.get(key)[part];
      }
    };
  }

  /** Returns the keys that rows to be written carry themselves, read from them at each use. */
  static Keys in(List<Assignment<?>> rows, int[] columns) {
    return new Keys() {
      @Override
      public int size() {
        return rows.size();
      }

      @Override
      public Object part(int key, int part) {
        return Objects.requireNonNull(rows.get(key).value(columns[part]));
      }
    };
  }

  /** Returns some of these keys. */
  default Keys at(int[] positions) {
    Keys all = this;
    return new Keys() {
      @Override
      public int size() {
        return positions.length;
      }

      @Override
      public Object part(int key, int part) {
        return all.part(positions[key], part);
      }
    };
  }

  /** Returns keys of one column. */
  static Keys ofColumn(List<?> values) {
    return new Keys() {
      @Override
      public int size() {
        return values.size();
      }

      @Override
      public Object part(int key, int part) {
        return values.get(key);
      }
    };
  }
}
