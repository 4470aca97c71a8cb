package dev.catalog.spring;

import dev.catalog.DataSourceConfig;
import dev.catalog.Database;
import dev.catalog.StatementListener;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A {@link Database} on the one {@link DataSource} of a service. It is set up after the classes
 * that set up pools and managers, which have other names in Boot 3 and Boot 4.
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
      "org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
    })
@EnableConfigurationProperties(CatalogProperties.class)
class CatalogAutoConfiguration {

  @Bean
  @ConditionalOnSingleCandidate(DataSource.class)
  @ConditionalOnMissingBean
  Database catalogDatabase(
      DataSource dataSource,
      ObjectProvider<PlatformTransactionManager> managers,
      ObjectProvider<StatementListener> listener,
      CatalogProperties properties) {
    PlatformTransactionManager manager = manager(dataSource, managers);
    if (manager == null) {
      return Database.using(
          settings(DataSourceConfig.of(dataSource), listener, properties).build());
    }
    return CatalogSpring.using(
        dataSource, manager, settings -> settings(settings, listener, properties));
  }

  private static DataSourceConfig.Builder settings(
      DataSourceConfig.Builder settings,
      ObjectProvider<StatementListener> listener,
      CatalogProperties properties) {
    listener.ifUnique(settings::onStatement);
    return properties.applyTo(settings);
  }

  /** A service without any manager has no transactions to take part in. */
  private static @Nullable PlatformTransactionManager manager(
      DataSource dataSource, ObjectProvider<PlatformTransactionManager> managers) {
    PlatformTransactionManager unique = managers.getIfUnique();
    if (unique != null) {
      return unique;
    }
    List<PlatformTransactionManager> all = managers.orderedStream().toList();
    List<PlatformTransactionManager> fitting =
        all.stream().filter(each -> ManagedDataSource.isManaged(each, dataSource)).toList();
    if (all.isEmpty()) {
      return null;
    }
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    throw new IllegalStateException(
        "%d transaction managers begin transactions on the DataSource, and Catalog takes part in those of one; mark it @Primary, or define a Database bean with CatalogSpring.using"
            .formatted(fitting.size()));
  }

  /** Spring's exceptions for beans with {@code @Repository}, on request. */
  @Bean
  @ConditionalOnProperty(name = "catalog.translate-exceptions", havingValue = "true")
  static SpringExceptions catalogExceptionTranslator() {
    return new SpringExceptions();
  }

  /** Answers for clients, on request. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication
  @ConditionalOnClass(name = "org.springframework.web.bind.annotation.RestControllerAdvice")
  @ConditionalOnProperty(name = "catalog.problem-details", havingValue = "true")
  static class Web {

    @Bean
    @ConditionalOnMissingBean
    CatalogProblems catalogProblems() {
      return new CatalogProblems();
    }
  }
}
