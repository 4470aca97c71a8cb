package dev.catalog.spring.test;

import dev.catalog.testing.PostgresExtension;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.util.ReflectionUtils;

/** Says which database a test class has. */
final class TestDatabases {

  private static final Map<List<String>, PostgresExtension> SHARED = new ConcurrentHashMap<>();

  private TestDatabases() {}

  /** Returns the extension in a field of the class, or the one that its annotation stands for. */
  static Optional<PostgresExtension> of(Class<?> testClass) {
    return inField(testClass).or(() -> inAnnotation(testClass));
  }

  private static Optional<PostgresExtension> inAnnotation(Class<?> testClass) {
    return Optional.ofNullable(
            TestContextAnnotationUtils.findMergedAnnotation(testClass, CatalogTest.class))
        .map(slice -> SHARED.computeIfAbsent(List.of(slice.migrations()), TestDatabases::shared));
  }

  /** Forgets databases that are dropped. */
  static void forgetShared() {
    SHARED.clear();
  }

  private static PostgresExtension shared(List<String> locations) {
    return PostgresExtension.migrated(locations.toArray(String[]::new)).shared();
  }

  /**
   * Returns the extension in a static field of the class, of one it extends, or of one it is nested
   * in; the nearest wins.
   *
   * @throws IllegalStateException if a class has two
   */
  static Optional<PostgresExtension> inField(Class<?> testClass) {
    for (Class<?> outer = testClass; outer != null; outer = outer.getEnclosingClass()) {
      for (Class<?> type = outer; type != null; type = type.getSuperclass()) {
        PostgresExtension found = declared(type);
        if (found != null) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable PostgresExtension declared(Class<?> type) {
    List<Field> fields =
        Arrays.stream(type.getDeclaredFields()).filter(TestDatabases::isDatabase).toList();
    if (fields.size() > 1) {
      throw new IllegalStateException(
          "%s has %d fields of the type PostgresExtension, and Spring's DataSource is for one of them; move the other to a superclass"
              .formatted(type.getName(), fields.size()));
    }
    if (fields.isEmpty()) {
      return null;
    }
    Field field = fields.get(0);
    ReflectionUtils.makeAccessible(field);
    return (PostgresExtension) ReflectionUtils.getField(field, null);
  }

  private static boolean isDatabase(Field field) {
    return field.getType() == PostgresExtension.class
        && Modifier.isStatic(field.getModifiers())
        && field.isAnnotationPresent(RegisterExtension.class);
  }
}
