package dev.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A cursor that was taken apart, and can be put together again with other parts and a seal. */
final class ForgedCursor {

  private static final int HEADER = 10;
  private static final int SEAL = 16;

  private final byte[] header;
  private final List<byte[]> keys;

  private ForgedCursor(byte[] header, List<byte[]> keys) {
    this.header = header;
    this.keys = keys;
  }

  /** Takes a cursor apart, none of whose keys is null. */
  static ForgedCursor of(String cursor) {
    byte[] bytes = Base64.getUrlDecoder().decode(cursor);
    ByteBuffer rest = ByteBuffer.wrap(bytes, HEADER, bytes.length - HEADER - SEAL);
    List<byte[]> keys = new ArrayList<>();
    while (rest.hasRemaining()) {
      byte[] key = new byte[rest.getInt()];
      rest.get(key);
      keys.add(key);
    }
    return new ForgedCursor(Arrays.copyOf(bytes, HEADER), keys);
  }

  ForgedCursor key(int at, byte[] value) {
    List<byte[]> others = new ArrayList<>(keys);
    others.set(at, value);
    return new ForgedCursor(header, others);
  }

  ForgedCursor key(int at, String value) {
    return key(at, value.getBytes(StandardCharsets.UTF_8));
  }

  ForgedCursor flags(int flags) {
    byte[] other = header.clone();
    other[1] = (byte) flags;
    return new ForgedCursor(other, keys);
  }

  String text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    keys.forEach(key -> append(bytes, key.length, key));
    return sealed(bytes.toByteArray());
  }

  /** Returns a cursor in which a key is said to have another length. */
  String withLength(int at, int length, byte[] value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < keys.size(); i++) {
      append(bytes, i == at ? length : keys.get(i).length, i == at ? value : keys.get(i));
    }
    return sealed(bytes.toByteArray());
  }

  /** Returns a cursor with as many keys. */
  String withKeys(int number) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < number; i++) {
      byte[] key = keys.get(Math.min(i, keys.size() - 1));
      append(bytes, key.length, key);
    }
    return sealed(bytes.toByteArray());
  }

  private static void append(ByteArrayOutputStream bytes, int length, byte[] value) {
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
    bytes.writeBytes(value);
  }

  private String sealed(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(header);
    bytes.writeBytes(content);
    try {
      byte[] seal = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      bytes.write(seal, 0, SEAL);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }
}
