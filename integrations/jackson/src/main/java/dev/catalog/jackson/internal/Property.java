package dev.catalog.jackson.internal;

import org.jspecify.annotations.Nullable;

/**
 * What a mapper knows of a component of a row.
 *
 * @param component its name in Java
 * @param name its name in JSON, by the mapper's naming strategy and annotations
 * @param views in which alone it is read and written; null for any
 */
public record Property(String component, String name, Class<?> @Nullable [] views) {

  boolean isIn(@Nullable Class<?> view) {
    if (view == null || views == null) {
      return true;
    }
    for (Class<?> each : views) {
      if (each.isAssignableFrom(view)) {
        return true;
      }
    }
    return false;
  }
}
