package dev.catalog.spring.test;

import dev.catalog.testing.PostgresExtension;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/** Calls the extension of a {@link CatalogTest} that has no field for one. */
final class SliceDatabase
    implements TestInstancePreConstructCallback, BeforeAllCallback, BeforeEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(SliceDatabase.class);

  /** Lets a second run in one JVM begin with other databases, and so with other contexts. */
  @FunctionalInterface
  @SuppressWarnings("deprecation")
  private interface EndOfRun extends AutoCloseable, Store.CloseableResource {
    @Override
    void close();
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    beforeAll(context);
  }

  @Override
  @SuppressWarnings("deprecation") // the newer name of the method is not in JUnit 5.12
  public void beforeAll(ExtensionContext context) {
    Store run = context.getRoot().getStore(NAMESPACE);
    EndOfRun end = TestDatabases::forgetShared;
    run.getOrComputeIfAbsent(EndOfRun.class, absent -> end, EndOfRun.class);
    shared(context).ifPresent(postgres -> postgres.beforeAll(context));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    shared(context).ifPresent(postgres -> postgres.beforeEach(context));
  }

  /** JUnit itself calls the one in a field. */
  private static Optional<PostgresExtension> shared(ExtensionContext context) {
    Class<?> testClass = context.getRequiredTestClass();
    return TestDatabases.inField(testClass).isPresent()
        ? Optional.empty()
        : TestDatabases.of(testClass);
  }
}
