package dev.catalog.spring.test;

import dev.catalog.testing.PostgresExtension;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * Spring Boot's {@code JdbcConnectionDetails}, an interface that moved between Boot 3 and Boot 4
 * without a change.
 */
record ConnectionDetails(String url, String user, String password) implements InvocationHandler {

  private static final String BOOT_3 =
      "org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails";
  private static final String BOOT_4 =
      "org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails";

  /**
   * Returns the details of the extension's database, as the interface of the Boot that is there.
   *
   * @throws IllegalStateException if there is none, or no test class runs
   */
  static Object of(PostgresExtension postgres, @Nullable ClassLoader classes) {
    Class<?> type =
        Stream.of(BOOT_4, BOOT_3)
            .filter(name -> ClassUtils.isPresent(name, classes))
            .findFirst()
            .<Class<?>>map(name -> ClassUtils.resolveClassName(name, classes))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Spring Boot's JDBC support is not on the class path; add spring-boot-starter-jdbc"));
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        new ConnectionDetails(postgres.url(), postgres.user(), postgres.password()));
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a proxy is equal to itself only
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] values)
      throws Throwable {
    return switch (method.getName()) {
      case "getJdbcUrl" -> url;
      case "getUsername" -> user;
      case "getPassword" -> password;
      case "hashCode" -> hashCode();
      case "equals" -> values != null && values[0] == proxy;
      case "toString" -> "The test's database " + url;
      default -> InvocationHandler.invokeDefault(proxy, method, values);
    };
  }

  /** Without the password. */
  @Override
  public String toString() {
    return url;
  }
}
