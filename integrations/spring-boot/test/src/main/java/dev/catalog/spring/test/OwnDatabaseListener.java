package dev.catalog.spring.test;

import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/**
 * Closes the application context of a class whose database goes with it; found by Spring in {@code
 * META-INF/spring.factories}.
 */
final class OwnDatabaseListener implements TestExecutionListener {

  @Override
  public void afterTestClass(TestContext test) {
    Class<?> testClass = test.getTestClass();
    boolean usesContextOfOuter = TestContextAnnotationUtils.searchEnclosingClass(testClass);
    boolean ownsDatabase =
        TestDatabases.inField(testClass).filter(postgres -> !postgres.isShared()).isPresent();
    if (ownsDatabase && !usesContextOfOuter && test.hasApplicationContext()) {
      test.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
    }
  }
}
