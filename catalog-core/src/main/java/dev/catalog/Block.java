package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A piece of work that returns a value, run by a session.
 *
 * @param <S> the session the work receives
 * @param <T> the value it returns
 * @param <X> the checked exception it may throw, inferred from its body
 */
@FunctionalInterface
public interface Block<S, T extends @Nullable Object, X extends Exception> {

  /**
   * Does the work.
   *
   * @throws X if the caller's code throws it
   */
  T run(S session) throws X;
}
