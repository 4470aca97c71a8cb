package dev.catalog.internal.sql;

/** A part of a jOOQ tree that is of our own making. */
public interface ReadingPart {

  /** Returns whether this part does nothing but read, whatever its own parts do. */
  boolean onlyReads();
}
