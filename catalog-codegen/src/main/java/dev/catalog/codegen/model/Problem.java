package dev.catalog.codegen.model;

/**
 * Something in the schema or the configuration that cannot be generated from.
 *
 * @param sentence says what is wrong and what to change
 */
public record Problem(Tag tag, String sentence) {

  @Override
  public String toString() {
    return "[" + tag + "] " + sentence;
  }
}
