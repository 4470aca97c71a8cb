package dev.catalog.postgres;

/** What the sources have in common once they run. */
interface RunningServer {
  String url();

  String user();

  String password();

  /** Called once; stops what was started and leaves what was given. */
  void stop();
}
