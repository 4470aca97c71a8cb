package dev.catalog.codegen;

/**
 * Something in the schema or the configuration that cannot be generated from.
 *
 * @param sentence says what is wrong and what to change
 */
record Problem(Tag tag, String sentence) {

  @Override
  public String toString() {
    return "[" + tag + "] " + sentence;
  }
}
