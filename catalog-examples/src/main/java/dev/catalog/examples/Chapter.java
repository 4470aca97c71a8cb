package dev.catalog.examples;

import java.util.function.Consumer;

/**
 * One pattern of the library.
 *
 * @param pattern what it is for, in words
 * @param method the method that does it
 * @param body makes the calls
 */
record Chapter(String pattern, String method, Consumer<Tour> body) {

  void show(Tour tour) {
    tour.heading(this);
    body.accept(tour);
  }
}
