package dev.catalog.internal.fetch;

import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;

/**
 * A query whose rows are to be streamed.
 *
 * @param call what the caller called, for messages
 * @param <R> what each row becomes
 */
@SuppressWarnings("UnusedTypeParameter") // what the plan assembles
public record StreamedQuery<R>(String call, SqlText text, BindValues values, FetchPlan plan) {

  public StreamedQuery {
    text.checkBound(values);
    plan.checkBound(values);
  }
}
