package dev.catalog.spring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.util.ReflectionUtils;

/** Finds the {@link DataSource} under which a manager binds its connections. */
final class ManagedDataSource {

  private ManagedDataSource() {}

  /**
   * Returns the manager's own {@link DataSource}.
   *
   * @throws IllegalArgumentException if it is another one than the given, seen through Spring's
   *     proxies, or the manager does not say which of its transactions are open
   */
  static DataSource of(PlatformTransactionManager manager, DataSource dataSource) {
    DataSource managed = find(manager);
    if (managed == null) {
      throw new IllegalArgumentException(
          "The transaction manager has no DataSource (%s); give Catalog one that has, such as JdbcTransactionManager or JpaTransactionManager"
              .formatted(manager.getClass().getName()));
    }
    if (!isSame(managed, dataSource)) {
      throw new IllegalArgumentException(
          "The transaction manager begins its transactions on another DataSource (%s) than the given one (%s); give Catalog the DataSource of its manager"
              .formatted(managed.getClass().getName(), dataSource.getClass().getName()));
    }
    if (manager instanceof AbstractPlatformTransactionManager spring
        && spring.getTransactionSynchronization()
            != AbstractPlatformTransactionManager.SYNCHRONIZATION_ALWAYS
        && spring.getTransactionSynchronization()
            != AbstractPlatformTransactionManager.SYNCHRONIZATION_ON_ACTUAL_TRANSACTION) {
      throw new IllegalArgumentException(
          "The transaction manager does not say when a transaction ends; its property transactionSynchronization must not be SYNCHRONIZATION_NEVER");
    }
    return managed;
  }

  /** Returns whether a manager begins its transactions on a {@link DataSource}. */
  static boolean isManaged(PlatformTransactionManager manager, DataSource dataSource) {
    DataSource managed = find(manager);
    return managed != null && isSame(managed, dataSource);
  }

  /** Every manager of one {@link DataSource} has this property; those of JPA bind nothing else. */
  private static @Nullable DataSource find(PlatformTransactionManager manager) {
    var property = BeanUtils.getPropertyDescriptor(manager.getClass(), "dataSource");
    Method getter = property == null ? null : property.getReadMethod();
    if (getter == null || !DataSource.class.isAssignableFrom(getter.getReturnType())) {
      return null;
    }
    try {
      DataSource managed = (DataSource) getter.invoke(manager);
      // a manager binds what such a proxy stands for
      return managed instanceof TransactionAwareDataSourceProxy proxy
          ? proxy.getTargetDataSource()
          : managed;
    } catch (IllegalAccessException | InvocationTargetException e) {
      ReflectionUtils.handleReflectionException(e);
      return null;
    }
  }

  @SuppressWarnings("ReferenceEquality") // a pool is the very object
  private static boolean isSame(DataSource managed, DataSource given) {
    return target(managed) == target(given);
  }

  private static DataSource target(DataSource dataSource) {
    DataSource inner = dataSource;
    while (inner instanceof DelegatingDataSource proxy && proxy.getTargetDataSource() != null) {
      inner = proxy.getTargetDataSource();
    }
    return inner;
  }
}
