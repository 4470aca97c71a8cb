package dev.catalog.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTestContextBootstrapper;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.transaction.annotation.Transactional;

/**
 * A test of a service's data access, on a real PostgreSQL: the {@code DataSource}, its transaction
 * manager, {@code JdbcTemplate}, Flyway and Catalog's {@code Database}, without web, JPA and the
 * rest of the service.
 *
 * <pre>{@code
 * @CatalogTest
 * class TicketsTest {
 *   @Autowired Database db;
 *
 *   @Test
 *   void aSeatIsSoldOnce() { ... }
 * }
 * }</pre>
 *
 * <p>Of the service's own classes, only those with {@code @Repository} are beans; {@code @Import}
 * adds others. Each test runs in a transaction that is rolled back after it, unless a method says
 * otherwise with {@code @Commit} or {@code @Transactional(propagation = NOT_SUPPORTED)}. Then the
 * test fails if it left a statement or another transaction open.
 *
 * <p>The classes share one database, one server and, where their configuration is the same, one
 * application context. A class with a {@code @RegisterExtension static} field of the type {@code
 * PostgresExtension} uses its database instead.
 *
 * <p>Works with Spring Boot 3.5, 4.0 and 4.1.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
// in this order: the database is there before Spring's extension, and is looked at after it
@ExtendWith({SliceDatabase.class, SpringExtension.class})
@BootstrapWith(SpringBootTestContextBootstrapper.class)
@OverrideAutoConfiguration(enabled = false)
@ImportAutoConfiguration
@Transactional
public @interface CatalogTest {

  /** Returns the Flyway locations that make the database; all must exist. */
  String[] migrations() default "classpath:db/migration";
}
