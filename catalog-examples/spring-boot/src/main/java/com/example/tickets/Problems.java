package com.example.tickets;

import com.example.tickets.Seats.SoldOutException;
import dev.catalog.CommitOutcomeUnknownException;
import dev.catalog.ConnectionFailedException;
import dev.catalog.ConstraintViolationException;
import dev.catalog.DatabaseException;
import dev.catalog.InvalidCursorException;
import dev.catalog.QueryTimeoutException;
import dev.catalog.StaleRowException;
import dev.catalog.TransactionConflictException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers exceptions: 4xx for mistakes of the client, 5xx for the rest, and never with SQL. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ProblemDetail soldOut(SoldOutException e) {
    return problem(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
  }

  @ExceptionHandler
  ProblemDetail stale(StaleRowException e) {
    return problem(HttpStatus.PRECONDITION_FAILED, "It was changed meanwhile; read it again");
  }

  @ExceptionHandler
  ProblemDetail cursor(InvalidCursorException e) {
    return problem(HttpStatus.BAD_REQUEST, "The cursor is not one of this list");
  }

  @ExceptionHandler
  ProblemDetail constraint(ConstraintViolationException e) {
    return switch (e.kind()) {
      case UNIQUE, EXCLUSION -> problem(HttpStatus.CONFLICT, "Something else has its place");
      case FOREIGN_KEY -> problem(HttpStatus.CONFLICT, "It is in use, or needs what is not there");
      case CHECK, NOT_NULL ->
          problem(
              HttpStatus.UNPROCESSABLE_ENTITY,
              "It breaks the rule " + e.constraint().orElse("of its column"));
    };
  }

  @ExceptionHandler({
    ConnectionFailedException.class,
    QueryTimeoutException.class,
    TransactionConflictException.class
  })
  ResponseEntity<ProblemDetail> tryAgain(DatabaseException e) {
    LOG.error("The database did not answer", e);
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header("Retry-After", "1")
        .body(problem(HttpStatus.SERVICE_UNAVAILABLE, "Nothing was changed; try again"));
  }

  @ExceptionHandler
  ProblemDetail unknown(CommitOutcomeUnknownException e) {
    LOG.error("The outcome of a request is unknown", e);
    return problem(HttpStatus.INTERNAL_SERVER_ERROR, "It is not known whether the change was made");
  }

  /** SQLSTATE class 22 is about a value that the server could not store. */
  @ExceptionHandler
  ProblemDetail database(DatabaseException e) {
    if (e.sqlState().orElse("").startsWith("22")) {
      return problem(HttpStatus.BAD_REQUEST, "A value is not right for its column");
    }
    LOG.error("A request failed", e);
    return problem(HttpStatus.INTERNAL_SERVER_ERROR, "The service failed; its log says why");
  }

  private static ProblemDetail problem(HttpStatus status, String detail) {
    return ProblemDetail.forStatusAndDetail(status, detail);
  }
}
