package dev.catalog.spring;

import dev.catalog.ReadSession;
import dev.catalog.Rows;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Pages for the {@link Pageable} parameters of controllers. Needs Spring Data's {@code
 * spring-data-commons}.
 *
 * <p>Safe to share between threads.
 */
public final class CatalogPages {

  private CatalogPages() {}

  /** A client asked for an order that is not offered. Spring answers with 400. */
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  public static final class InvalidSortException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Created by {@link CatalogPages}, and by tests of code that catches it. */
    public InvalidSortException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Returns the page that a client asks for, with the total number of rows: one statement, and one
   * more for each to-many relation. Without a page number, returns all rows.
   *
   * @param names the orders that clients may ask for; its default applies when the client asks for
   *     none
   * @throws InvalidSortException if the client asks for an unknown name, for one twice, or for an
   *     order that ignores case or says where nulls go; nothing was sent
   */
  public static <R> Page<R> page(
      ReadSession session, Rows<R> rows, dev.catalog.Sort names, Pageable asked) {
    Objects.requireNonNull(session, "session");
    Rows<R> ordered = ordered(rows, names, asked.getSort());
    if (asked.isUnpaged()) {
      return new PageImpl<>(session.list(ordered));
    }
    dev.catalog.Page<R> page = session.page(ordered, asked.getOffset(), asked.getPageSize());
    return new PageImpl<>(page.rows(), asked, page.total());
  }

  /**
   * Returns the rows in the order that a client asks for. Sends nothing.
   *
   * @throws InvalidSortException as {@link #page}
   */
  public static <R> Rows<R> ordered(Rows<R> rows, dev.catalog.Sort names, Sort asked) {
    try {
      return rows.orderBy(names, text(asked));
    } catch (IllegalArgumentException e) {
      throw new InvalidSortException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String text(Sort asked) {
    return asked.stream().map(CatalogPages::text).collect(Collectors.joining(","));
  }

  private static String text(Sort.Order order) {
    if (order.isIgnoreCase() || order.getNullHandling() != Sort.NullHandling.NATIVE) {
      throw new IllegalArgumentException(
          "a sort order must not ignore case or say where nulls go; offer an expression under a name of its own");
    }
    return order.isDescending() ? "-" + order.getProperty() : order.getProperty();
  }
}
