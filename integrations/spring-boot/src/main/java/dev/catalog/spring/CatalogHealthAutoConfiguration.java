package dev.catalog.spring;

import dev.catalog.Database;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Whether the database answers, in the service's health; {@code management.health.catalog.enabled}
 * switches it off. Health has another home in Boot 4 than in Boot 3.
 */
@AutoConfiguration(after = CatalogAutoConfiguration.class)
class CatalogHealthAutoConfiguration {

  private static void ask(Database database) {
    database.dsl().selectOne().fetch();
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(
      name = {
        "org.springframework.boot.actuate.health.HealthIndicator",
        "org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator"
      })
  @ConditionalOnBean(Database.class)
  @ConditionalOnEnabledHealthIndicator("catalog")
  static class Boot3 {

    @Bean
    @ConditionalOnMissingBean(name = "catalogHealthIndicator")
    org.springframework.boot.actuate.health.HealthIndicator catalogHealthIndicator(
        Database database) {
      return new org.springframework.boot.actuate.health.AbstractHealthIndicator() {
        @Override
        protected void doHealthCheck(
            org.springframework.boot.actuate.health.Health.Builder builder) {
          ask(database);
          builder.up();
        }
      };
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  @ConditionalOnBean(Database.class)
  @org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator(
      "catalog")
  static class Boot4 {

    @Bean
    @ConditionalOnMissingBean(name = "catalogHealthIndicator")
    org.springframework.boot.health.contributor.HealthIndicator catalogHealthIndicator(
        Database database) {
      return new org.springframework.boot.health.contributor.AbstractHealthIndicator() {
        @Override
        protected void doHealthCheck(
            org.springframework.boot.health.contributor.Health.Builder builder) {
          ask(database);
          builder.up();
        }
      };
    }
  }
}
