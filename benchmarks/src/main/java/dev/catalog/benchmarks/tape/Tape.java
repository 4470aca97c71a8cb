package dev.catalog.benchmarks.tape;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection's conversation: what the client wrote before it started to read, and what it then
 * read. If a request was sent twice, its last answer is kept. Used by one thread at a time.
 */
final class Tape {

  private final Map<Question, byte[]> answers = new HashMap<>();
  private final Question asked = new Question();
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private boolean listening;
  private volatile boolean cut;
  private byte[] answer = {};
  private int position;

  /** A growable array of bytes, equal to others with the same content. */
  private static final class Question {
    private byte[] bytes = new byte[8_192];
    private int length;

    void add(byte[] more, int offset, int count) {
      if (length + count > bytes.length) {
        bytes = java.util.Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
      }
      System.arraycopy(more, offset, bytes, length, count);
      length += count;
    }

    Question copy() {
      Question copy = new Question();
      copy.bytes = java.util.Arrays.copyOf(bytes, length);
      copy.length = length;
      return copy;
    }

    void clear() {
      length = 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Question that
          && java.util.Arrays.equals(bytes, 0, length, that.bytes, 0, that.length);
    }

    @Override
    public int hashCode() {
      // the length and both ends differ enough, and cost the same for short and long requests
      int hash = length;
      for (int i = Math.max(0, length - 64); i < length; i++) {
        hash = 31 * hash + bytes[i];
      }
      return hash;
    }
  }

  /** Stops recording. The last answers are kept. */
  void cut() {
    remember();
    cut = true;
  }

  void write(OutputStream server, byte[] bytes, int offset, int length) throws IOException {
    if (listening) {
      if (!cut) {
        remember();
      }
      asked.clear();
      listening = false;
    }
    asked.add(bytes, offset, length);
    if (!cut) {
      server.write(bytes, offset, length);
    }
  }

  void flush(OutputStream server) throws IOException {
    if (!cut) {
      server.flush();
    }
  }

  private void remember() {
    if (listening && heard.size() > 0) {
      answers.put(asked.copy(), heard.toByteArray());
    }
    heard.reset();
  }

  int read(InputStream server, byte[] bytes, int offset, int length) throws IOException {
    if (!cut) {
      listening = true;
      int count = server.read(bytes, offset, length);
      if (count > 0) {
        heard.write(bytes, offset, count);
      }
      return count;
    }
    if (!listening) {
      listening = true;
      answer = find();
      position = 0;
    }
    int count = Math.min(length, answer.length - position);
    if (count == 0) {
      throw new IOException("The tape has no more to say");
    }
    System.arraycopy(answer, position, bytes, offset, count);
    position += count;
    return count;
  }

  private byte[] find() throws IOException {
    byte[] found = answers.get(asked);
    if (found == null) {
      throw new IOException(
          "Not on the tape: "
              + new String(
                  asked.bytes, 0, Math.min(asked.length, 500), StandardCharsets.ISO_8859_1));
    }
    return found;
  }

  int available(InputStream server) throws IOException {
    if (!cut) {
      return server.available();
    }
    return listening ? answer.length - position : 0;
  }
}
