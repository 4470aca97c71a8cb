package dev.catalog;

/**
 * A piece of work without a value, run by a session.
 *
 * @param <S> the session the work receives
 * @param <X> the checked exception it may throw, inferred from its body
 */
@FunctionalInterface
public interface VoidBlock<S, X extends Exception> {

  /**
   * Does the work.
   *
   * @throws X as the caller's code wishes
   */
  void run(S session) throws X;
}
