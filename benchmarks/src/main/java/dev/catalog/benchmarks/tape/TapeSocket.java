package dev.catalog.benchmarks.tape;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A socket whose input and output go through a tape. */
final class TapeSocket extends Socket {

  private final Tape tape;

  TapeSocket(Tape tape) {
    this.tape = tape;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    InputStream server = super.getInputStream();
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return tape.read(server, bytes, offset, length);
      }

      @Override
      public int available() throws IOException {
        return tape.available(server);
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    OutputStream server = super.getOutputStream();
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        tape.write(server, bytes, offset, length);
      }

      @Override
      public void flush() throws IOException {
        tape.flush(server);
      }
    };
  }
}
