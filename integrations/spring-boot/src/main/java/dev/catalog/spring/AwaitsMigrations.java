package dev.catalog.spring;

import dev.catalog.Database;
import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDependsOnDatabaseInitializationDetector;

/** Has Boot set up every database after Flyway, Liquibase or scripts have made its tables. */
class AwaitsMigrations extends AbstractBeansOfTypeDependsOnDatabaseInitializationDetector {

  @Override
  protected Set<Class<?>> getDependsOnDatabaseInitializationBeanTypes() {
    return Set.of(Database.class);
  }
}
