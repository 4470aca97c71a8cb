package dev.catalog;

/**
 * A piece of work that returns nothing, run by a session.
 *
 * @param <S> the session the work receives
 * @param <X> the checked exception it may throw, inferred from its body
 */
@FunctionalInterface
public interface VoidBlock<S, X extends Exception> {

  /**
   * Does the work.
   *
   * @throws X if the caller's code throws it
   */
  void run(S session) throws X;
}
