package dev.catalog.internal.query;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells a cursor of ours from another text: by HMAC-SHA256 where a key is set, else by SHA-256,
 * which anybody can compute. Both are cut to 16 bytes. Immutable; never shows its key.
 */
public final class CursorSeal {

  /** A cursor without a key is checked for damage only. */
  public static final CursorSeal OPEN = new CursorSeal(null);

  static final int BYTES = 16;

  private static final String HMAC = "HmacSHA256";

  private final @Nullable SecretKeySpec key;

  private CursorSeal(@Nullable SecretKeySpec key) {
    this.key = key;
  }

  /** Returns the seal of a key, which is copied. */
  public static CursorSeal of(byte[] key) {
    return new CursorSeal(new SecretKeySpec(key, HMAC));
  }

  /** Returns whether anybody can make a cursor. */
  boolean isOpen() {
    return key == null;
  }

  byte[] over(byte[] content, int length) {
    byte[] whole;
    if (key == null) {
      MessageDigest digest = sha256();
      digest.update(content, 0, length);
      whole = digest.digest();
    } else {
      Mac mac = hmac(key);
      mac.update(content, 0, length);
      whole = mac.doFinal();
    }
    return Arrays.copyOf(whole, BYTES);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Mac hmac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return key == null ? "CursorSeal[open]" : "CursorSeal[key]";
  }
}
