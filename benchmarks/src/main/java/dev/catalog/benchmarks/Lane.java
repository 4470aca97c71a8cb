package dev.catalog.benchmarks;

/** The source of the answers. */
enum Lane {
  /** A recorded conversation, played back without a server: the client's cost alone. */
  TAPE("The client alone: answers from a tape"),
  /** PostgreSQL on this machine. */
  LOOPBACK("With PostgreSQL on loopback");

  private final String title;

  Lane(String title) {
    this.title = title;
  }

  /** Returns the description of the lane. */
  String title() {
    return title;
  }
}
