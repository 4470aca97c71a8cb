package dev.catalog.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final String OTHER_USER = "nobody";

  static ServerUser detect() {
    try {
      if (File.separatorChar == '\\' || !"0".equals(Command.firstLine(List.of("id", "-u")))) {
        return new ServerUser(List.of(), null);
      }
      return firstThatWorks(waysToLeaveRoot());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresStartException("The start of PostgreSQL was interrupted", e);
    }
  }

  /**
   * {@code unshare -U} keeps the files with root and needs a kernel that allows user namespaces,
   * which the default seccomp profile of Docker does not; the others switch to a user that has no
   * rights elsewhere.
   */
  static List<ServerUser> waysToLeaveRoot() throws InterruptedException {
    String uid = Command.firstLine(List.of("id", "-u", OTHER_USER));
    String gid = Command.firstLine(List.of("id", "-g", OTHER_USER));
    return List.of(
        new ServerUser(List.of("unshare", "-U"), null),
        new ServerUser(
            List.of("setpriv", "--reuid", uid, "--regid", gid, "--clear-groups"), OTHER_USER),
        new ServerUser(List.of("runuser", "-u", OTHER_USER, "--"), OTHER_USER));
  }

  static ServerUser firstThatWorks(List<ServerUser> ways) throws InterruptedException {
    for (ServerUser way : ways) {
      String uid = Command.firstLine(way.running(List.of("id", "-u")));
      // initdb looks its user up by name
      boolean named = !Command.firstLine(way.running(List.of("id", "-un"))).isEmpty();
      if (!uid.isEmpty() && !uid.equals("0") && named) {
        return way;
      }
    }
    throw new PostgresStartException(
        "PostgreSQL does not run as root, and neither unshare, setpriv nor runuser could leave root here; run the build as"
            + " another user, or name an existing database instead of the embedded one");
  }

  List<String> running(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  boolean reaches(Path directory) {
    try {
      return prefix.isEmpty() || Command.succeeds(running(List.of("ls", directory.toString())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresStartException("The start of PostgreSQL was interrupted", e);
    }
  }

  void own(Path file) throws IOException {
    if (owner != null) {
      Files.setOwner(
          file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
    }
  }
}
