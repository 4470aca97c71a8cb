package dev.catalog.spring.test;

import dev.catalog.testing.PostgresExtension;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Connects an application context to a database. As a part of the key of Spring's context cache, it
 * lets only the classes with the same database share a context.
 *
 * @param isSlice whether the context is that of a {@link CatalogTest}
 */
record PostgresCustomizer(PostgresExtension postgres, boolean isSlice)
    implements ContextCustomizer {

  /** Boot's other slices would put an embedded database of another product in its place. */
  private static final Map<String, Object> KEEP = Map.of("spring.test.database.replace", "none");

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("catalog", KEEP));
    ConfigurableListableBeanFactory beans = context.getBeanFactory();
    beans.registerSingleton(
        "catalogTestConnectionDetails", ConnectionDetails.of(postgres, context.getClassLoader()));
    if (isSlice) {
      beans.registerSingleton("catalogTestFilter", new RepositoriesOnly());
    }
  }
}
