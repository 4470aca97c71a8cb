package dev.catalog.benchmarks;

/** Where the answers come from. */
enum Lane {
  /** A recorded conversation, played back without a server: the client's cost alone. */
  TAPE("The client alone: answers from a tape"),
  /** PostgreSQL on this machine. */
  LOOPBACK("With PostgreSQL on loopback");

  private final String title;

  Lane(String title) {
    this.title = title;
  }

  /** Returns the lane in words. */
  String title() {
    return title;
  }
}
