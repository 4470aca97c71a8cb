package dev.catalog.internal.pool;

import dev.catalog.internal.address.ServerAddress;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The password for one connection, from what the program asks for it. */
final class GivenPassword {

  private GivenPassword() {}

  /** There is none. The message says why, without the text of what the program threw. */
  static final class Missing extends SQLException {
    private static final long serialVersionUID = 1;

    private Missing(String reason, @Nullable Throwable cause) {
      super(reason, null, cause);
    }
  }

  /**
   * Asks for it.
   *
   * @throws Missing if nothing comes that may be sent; an exception, because the pool passes on
   *     nothing else
   */
  static String of(Supplier<String> passwords) throws Missing {
    // a supplier of other code may return null, whatever its type says
    @Nullable String password;
    try {
      password = passwords.get();
    } catch (RuntimeException e) {
      throw new Missing("the supplier of the password threw " + e.getClass().getName(), e);
    }
    if (password == null) {
      throw new Missing("the supplier of the password returned null", null);
    }
    try {
      ServerAddress.checkText("the password that was supplied", password);
    } catch (IllegalArgumentException e) {
      throw new Missing(String.valueOf(e.getMessage()), null);
    }
    return password;
  }
}
