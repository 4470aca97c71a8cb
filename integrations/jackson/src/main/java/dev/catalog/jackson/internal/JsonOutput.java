package dev.catalog.jackson.internal;

import java.io.IOException;

/** The JSON that is written. */
public interface JsonOutput {

  void startObject() throws IOException;

  void name(String name) throws IOException;

  void endObject() throws IOException;

  void startArray() throws IOException;

  void endArray() throws IOException;

  void string(String text) throws IOException;

  void number(Number value) throws IOException;

  void truth(boolean value) throws IOException;

  void nothing() throws IOException;

  /** Writes a document as it is. */
  void document(String json) throws IOException;

  /** Writes a value as the mapper itself does. */
  void mapped(Object value) throws IOException;
}
