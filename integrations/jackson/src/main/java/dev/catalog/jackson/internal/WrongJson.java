package dev.catalog.jackson.internal;

import java.io.IOException;

/** JSON that is not of the form of what is read; the adapter of Jackson adds where it stands. */
public final class WrongJson extends IOException {

  private static final long serialVersionUID = 1L;

  WrongJson(String message) {
    super(message);
  }
}
