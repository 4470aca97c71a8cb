package dev.catalog.examples;

import java.util.function.Consumer;

/**
 * One pattern of the library.
 *
 * @param pattern the purpose, in words
 * @param method the method to use
 * @param body the calls
 */
record Chapter(String pattern, String method, Consumer<Tour> body) {

  void show(Tour tour) {
    tour.heading(this);
    body.accept(tour);
  }
}
