package dev.catalog.internal.transaction;

import dev.catalog.Block;
import dev.catalog.VoidBlock;
import org.jspecify.annotations.Nullable;

/** A block without a value, as one whose value is null. */
public record ValuelessBlock<S, X extends Exception>(VoidBlock<? super S, X> block)
    implements Block<S, @Nullable Void, X> {

  @Override
  public @Nullable Void run(S session) throws X {
    block.run(session);
    return null;
  }
}
