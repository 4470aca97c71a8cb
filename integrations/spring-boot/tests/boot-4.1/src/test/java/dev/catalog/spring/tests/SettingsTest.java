package dev.catalog.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.Database;
import dev.catalog.Session;
import dev.catalog.product.CatalogRepository;
import dev.catalog.product.Category;
import dev.catalog.spring.CatalogSpring;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What Boot sets up, and what it does not. */
class SettingsTest {

  /** Boot 3.5 sets jOOQ up too, and fails where it cannot choose a pool. */
  private static final String WITHOUT_JOOQ =
      WithoutJpa.PROPERTY + ",org.springframework.boot.autoconfigure.jooq.JooqAutoConfiguration";

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withPropertyValues(
              WithoutJpa.PROPERTY,
              "spring.datasource.url=" + TestService.SERVER.url(),
              "spring.datasource.username=" + TestService.SERVER.user(),
              "spring.datasource.password=" + TestService.SERVER.password(),
              "spring.datasource.hikari.connection-timeout=1000",
              "spring.flyway.schemas=catalog",
              "spring.flyway.locations=classpath:dev/catalog/product/migration");

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Service {}

  @Repository
  static class Categories {

    private final CatalogRepository catalog;

    Categories(Database db) {
      this.catalog = CatalogRepository.of(db);
    }

    @Transactional
    public void createTwice() {
      catalog.createCategory(dev.catalog.product.NewCategory.name("twice"));
      catalog.createCategory(dev.catalog.product.NewCategory.name("twice"));
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Categories.class)
  static class ServiceWithRepository {}

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class TwoDataSources {

    @Bean
    DataSource first() {
      return server();
    }

    @Bean
    DataSource second() {
      return server();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class DatabaseOfTheSecond {

    @Bean
    JdbcTransactionManager secondTransactions(DataSource second) {
      return new JdbcTransactionManager(second);
    }

    @Bean
    Database database(DataSource second, JdbcTransactionManager secondTransactions) {
      return CatalogSpring.using(second, secondTransactions, settings -> settings.sqlLog(true));
    }
  }

  private static DataSource server() {
    return new DriverManagerDataSource(
        TestService.SERVER.url(), TestService.SERVER.user(), TestService.SERVER.password());
  }

  @Test
  void oneDatabaseIsSetUpAfterTheMigrations() {
    runner
        .withUserConfiguration(Service.class)
        .run(
            context -> {
              assertThat(context).hasSingleBean(Database.class).hasSingleBean(Session.class);
              context.getBean(Session.class).list(Category.ROWS);
              String[] first =
                  context.getBeanFactory().getBeanDefinition("catalogDatabase").getDependsOn();
              assertThat(first)
                  .anyMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("flyway"));
            });
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    runner
        .withUserConfiguration(Service.class)
        .withPropertyValues("catalog.async-threads=0")
        .run(context -> assertFails(context.getStartupFailure(), "asyncThreads"));
    runner
        .withUserConfiguration(Service.class)
        .withPropertyValues("catalog.cursor-key=short")
        .run(context -> assertFails(context.getStartupFailure(), "16 bytes"));
  }

  @Test
  void anotherProductIsRefused() {
    runner
        .withUserConfiguration(Service.class)
        .withPropertyValues(
            "spring.flyway.enabled=false",
            "spring.datasource.url=jdbc:h2:mem:other",
            "spring.datasource.username=sa",
            "spring.datasource.password=")
        .run(context -> assertFails(context.getStartupFailure(), "PostgreSQL"));
  }

  @Test
  void ofTwoDataSourcesTheServiceChooses() {
    runner
        .withPropertyValues("spring.flyway.enabled=false", WITHOUT_JOOQ)
        .withUserConfiguration(TwoDataSources.class)
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Database.class));
    runner
        .withPropertyValues("spring.flyway.enabled=false", WITHOUT_JOOQ)
        .withUserConfiguration(TwoDataSources.class, DatabaseOfTheSecond.class)
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Database.class));
  }

  @Test
  void exceptionsAreSpringsOnRequestOnly() {
    runner
        .withUserConfiguration(ServiceWithRepository.class)
        .withPropertyValues("catalog.translate-exceptions=true")
        .run(
            context ->
                org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> context.getBean(Categories.class).createTwice())
                    .isInstanceOf(DuplicateKeyException.class)
                    .hasCauseInstanceOf(dev.catalog.ConstraintViolationException.class));
    runner
        .withUserConfiguration(ServiceWithRepository.class)
        .run(
            context ->
                org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> context.getBean(Categories.class).createTwice())
                    .isInstanceOf(dev.catalog.ConstraintViolationException.class));
  }

  @Test
  void healthAsksTheDatabaseUnlessSwitchedOff() {
    runner
        .withUserConfiguration(Service.class)
        .run(
            context -> {
              Object indicator = context.getBean("catalogHealthIndicator");
              Object health = health(indicator);
              assertThat(health).hasToString("UP {}");
            });
    runner
        .withUserConfiguration(Service.class)
        .withPropertyValues("management.health.catalog.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean("catalogHealthIndicator"));
  }

  /** The method has one name in a class that moved. */
  private static Object health(Object indicator) {
    try {
      var method = indicator.getClass().getMethod("health");
      method.setAccessible(true);
      return method.invoke(indicator);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everySettingIsDescribed() throws Exception {
    StringBuilder metadata = new StringBuilder();
    List<URL> files =
        Collections.list(
            getClass()
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"));
    for (URL file : files) {
      try (InputStream in = file.openStream()) {
        metadata.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    Class<?> properties = Class.forName("dev.catalog.spring.CatalogProperties");
    for (var component : properties.getRecordComponents()) {
      String name =
          component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
      assertThat(metadata).contains("\"catalog." + name + "\"");
    }
  }

  private static void assertFails(Throwable failure, String message) {
    assertThat(failure).isNotNull().hasStackTraceContaining(message);
  }
}
