package dev.catalog.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Found by Spring in {@code META-INF/spring.factories}. */
final class PostgresCustomizerFactory implements ContextCustomizerFactory {

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
    boolean isSlice = TestContextAnnotationUtils.hasAnnotation(testClass, CatalogTest.class);
    return TestDatabases.of(testClass)
        .map(postgres -> new PostgresCustomizer(postgres, isSlice))
        .orElse(null);
  }
}
