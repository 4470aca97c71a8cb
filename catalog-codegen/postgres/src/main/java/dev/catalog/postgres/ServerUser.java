package dev.catalog.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Under whom the server runs: PostgreSQL refuses to run as root.
 *
 * @param prefix what is put before each command; empty where this process is not root
 * @param owner the user that must own the server's files, or null where they belong to this
 *     process's user
 */
record ServerUser(List<String> prefix, @Nullable String owner) {

  /** Not {@code postgres}: that user owns the files of the machine's own server. */
  private static final String OTHER_USER = "nobody";

  /** Returns the ways to run the server, the best first; not all of them may work here. */
  static List<ServerUser> ways() {
    try {
      if (File.separatorChar == '\\' || !"0".equals(Command.firstLine(List.of("id", "-u")))) {
        return List.of(new ServerUser(List.of(), null));
      }
      return waysToLeaveRoot();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * Another user has no rights elsewhere. {@code unshare -U} only looks like one: the files that
   * the server writes, and what its migrations start, are still root's.
   */
  static List<ServerUser> waysToLeaveRoot() throws InterruptedException {
    String uid = Command.firstLine(List.of("id", "-u", OTHER_USER));
    String gid = Command.firstLine(List.of("id", "-g", OTHER_USER));
    return List.of(
        new ServerUser(
            List.of("setpriv", "--reuid", uid, "--regid", gid, "--clear-groups", "--no-new-privs"),
            OTHER_USER),
        new ServerUser(List.of("runuser", "-u", OTHER_USER, "--"), OTHER_USER),
        new ServerUser(
            List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", OTHER_USER), OTHER_USER),
        new ServerUser(List.of("unshare", "-U"), null));
  }

  /** Whether commands run in this way, and not as root. */
  boolean works() {
    if (prefix.isEmpty()) {
      return true;
    }
    try {
      String uid = Command.firstLine(running(List.of("id", "-u")));
      // initdb looks its user up by name
      return !uid.isEmpty()
          && !uid.equals("0")
          && !Command.firstLine(running(List.of("id", "-un"))).isEmpty();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Whether the server may do with files what root may. */
  boolean keepsRightsOfRoot() {
    return !prefix.isEmpty() && owner == null;
  }

  List<String> running(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /** Whether a program can be started; it need not be reachable, or may be on a disk without. */
  boolean starts(List<String> command) {
    try {
      return Command.succeeds(running(command));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  void own(Path file) throws IOException {
    if (owner != null) {
      Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setOwner(
              file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
    }
  }

  private static PostgresStartException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new PostgresStartException("The start of PostgreSQL was interrupted", e);
  }
}
