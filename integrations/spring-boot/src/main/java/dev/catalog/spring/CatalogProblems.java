package dev.catalog.spring;

import dev.catalog.ConnectionFailedException;
import dev.catalog.ConstraintViolationException;
import dev.catalog.DatabaseException;
import dev.catalog.InvalidCursorException;
import dev.catalog.QueryCancelledException;
import dev.catalog.QueryTimeoutException;
import dev.catalog.RowNotFoundException;
import dev.catalog.StaleRowException;
import dev.catalog.TransactionConflictException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers a client whose request ended in one of Catalog's exceptions. The answer says what the
 * client can do; SQL, names of tables and messages of the server stay in the log.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class CatalogProblems {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogProblems.class);

  @ExceptionHandler(InvalidCursorException.class)
  ProblemDetail cursor() {
    return problem(
        HttpStatus.BAD_REQUEST, "The cursor is not valid; start again from the first page.");
  }

  @ExceptionHandler(DatabaseException.class)
  ProblemDetail database(DatabaseException e) {
    ProblemDetail problem = of(e);
    if (problem.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
      LOG.error("A request failed in the database", e);
    }
    return problem;
  }

  private static ProblemDetail of(DatabaseException e) {
    if (e instanceof RowNotFoundException) {
      return problem(HttpStatus.NOT_FOUND, "There is no such row.");
    }
    if (e instanceof ConstraintViolationException) {
      return problem(HttpStatus.CONFLICT, "The change contradicts what is stored.");
    }
    if (e instanceof StaleRowException) {
      return problem(
          HttpStatus.PRECONDITION_FAILED, "The row has changed since it was read; read it again.");
    }
    if (e instanceof TransactionConflictException) {
      return problem(HttpStatus.CONFLICT, "Others changed the same rows; nothing was changed.");
    }
    if (e instanceof ConnectionFailedException
        || e instanceof QueryTimeoutException
        || e instanceof QueryCancelledException) {
      return problem(
          HttpStatus.SERVICE_UNAVAILABLE, "The database did not answer in time; try again later.");
    }
    return problem(HttpStatus.INTERNAL_SERVER_ERROR, "The database could not do it.");
  }

  private static ProblemDetail problem(HttpStatus status, String detail) {
    return ProblemDetail.forStatusAndDetail(status, detail);
  }
}
