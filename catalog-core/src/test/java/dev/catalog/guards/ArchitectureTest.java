package dev.catalog.guards;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  private static final Set<String> PREPARES = Set.of("prepareStatement", "prepareCall");

  @Test
  void runTimeNeverLooksIntoTheProductCatalogue() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.catalog.product..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.catalog.product..")
        .check(MAIN);
  }

  @Test
  void generatedCodeDependsOnTheApiAndOnJooqOnly() {
    classes()
        .that(areGenerated())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.catalog",
            "dev.catalog.spi",
            "dev.catalog.product..",
            "org.jooq..",
            "org.jspecify.annotations",
            "java..")
        .check(MAIN);
  }

  @Test
  void productCatalogueDoesNotReachForInternals() {
    noClasses()
        .that()
        .resideInAPackage("dev.catalog.product..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.catalog.internal..")
        .check(MAIN);
  }

  @Test
  void runTimeDoesNotDependOnTheBuildTime() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.catalog.codegen..", "dev.catalog.postgres..", "dev.catalog.testing..")
        .check(MAIN);
  }

  @Test
  void everyStatementOfCatalogIsPreparedInOnePlace() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.catalog.internal.connection.Statements")
        .and()
        // passes on what jOOQ prepares, and callers of dsl().connection(...)
        .doNotHaveFullyQualifiedName("dev.catalog.internal.session.LentConnection")
        .should(ArchConditions.callMethodWhere(preparesAStatement()))
        .check(MAIN);
  }

  @Test
  void nothingIsPrinted() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(MAIN);
  }

  @Test
  void loggingGoesThroughSlf4j() {
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(MAIN);
  }

  private static DescribedPredicate<JavaMethodCall> preparesAStatement() {
    return describe(
        "prepare a statement",
        call ->
            PREPARES.contains(call.getName())
                && call.getTargetOwner().isAssignableTo(Connection.class));
  }

  private static DescribedPredicate<JavaClass> areGenerated() {
    return describe(
        "are generated",
        type ->
            type.getPackageName().startsWith("dev.catalog.product") && !Files.exists(source(type)));
  }

  private static Path source(JavaClass type) {
    String topLevel = type.getName().replaceFirst("\\$.*", "");
    return Path.of("src/main/java", topLevel.replace('.', '/') + ".java");
  }
}
