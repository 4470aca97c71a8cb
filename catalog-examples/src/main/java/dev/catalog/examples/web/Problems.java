package dev.catalog.examples.web;

import dev.catalog.CommitOutcomeUnknownException;
import dev.catalog.ConnectionFailedException;
import dev.catalog.ConstraintViolationException;
import dev.catalog.DatabaseException;
import dev.catalog.QueryTimeoutException;
import dev.catalog.TransactionConflictException;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns exceptions into responses: 4xx for mistakes of the client, 5xx for everything else. */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogServer.class);

  private Problems() {}

  static Response response(RuntimeException e) {
    if (e instanceof Problem problem) {
      return problem.response();
    }
    if (e instanceof ConstraintViolationException violation) {
      return constraint(violation).response();
    }
    if (e instanceof DatabaseException failure && isAboutAValue(failure)) {
      return new Problem(422, "A value is too long or out of range for its column").response();
    }
    LOG.error("A request failed", e);
    if (e instanceof CommitOutcomeUnknownException) {
      return new Problem(
              500, "It is not known whether the change was made; look before repeating it")
          .response();
    }
    if (e instanceof ConnectionFailedException
        || e instanceof QueryTimeoutException
        || e instanceof TransactionConflictException) {
      return new Problem(503, "Nothing was changed; try again", Map.of("Retry-After", "1"))
          .response();
    }
    return new Problem(500, "The service failed; its log says why").response();
  }

  private static Problem constraint(ConstraintViolationException e) {
    if (e.violates(Category.BY_NAME)) {
      return new Problem(409, "There is a category of this name already");
    }
    if (e.violates(Category.BY_SLUG)) {
      return new Problem(409, "There is a category with this slug already");
    }
    if (e.violates(Product.CATEGORY)) {
      return new Problem(422, "There is no category with this categoryId");
    }
    return switch (e.kind()) {
      case UNIQUE, EXCLUSION -> new Problem(409, "It is in conflict with a stored row");
      case FOREIGN_KEY ->
          new Problem(409, "It refers to a row that is not there, or is referred to");
      case CHECK ->
          new Problem(422, "It breaks the rule " + e.constraint().orElse("of its column"));
      case NOT_NULL -> new Problem(422, e.column().orElse("A value") + " must not be null");
    };
  }

  /** SQLSTATE class 22, data exception: the server could not store the value. */
  private static boolean isAboutAValue(DatabaseException e) {
    return e.sqlState().orElse("").startsWith("22");
  }
}
