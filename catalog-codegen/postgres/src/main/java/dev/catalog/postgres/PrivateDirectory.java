package dev.catalog.postgres;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * Directories in which only this process's user creates and removes files: programs are started
 * from them and trees are deleted in them. Windows keeps them apart by itself, below the user's own
 * directories.
 */
final class PrivateDirectory {
  private static final int STICKY = 01000;

  private PrivateDirectory() {}

  /**
   * Creates a directory, or takes the one that is there if it is this user's own.
   *
   * @param server the server's user, who may pass through it but not list it
   * @throws IOException if it is a link or a file, or belongs to somebody else, or others may write
   *     to it
   */
  static void create(Path directory, ServerUser server) throws IOException {
    String permissions = server.owner() == null ? "rwx------" : "rwx--x--x";
    if (File.separatorChar == '\\') {
      Files.createDirectories(directory);
      return;
    }
    try {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
    } catch (FileAlreadyExistsException e) {
      requireOwn(directory);
    }
    permit(directory, permissions);
  }

  /** Returns whether this is a directory of this user's, and no link to one. */
  static boolean isOwn(Path directory) throws IOException {
    return Files.isDirectory(directory, NOFOLLOW_LINKS)
        && (File.separatorChar == '\\' || isOurs(directory));
  }

  private static void requireOwn(Path directory) throws IOException {
    if (!Files.isDirectory(directory, NOFOLLOW_LINKS)) {
      throw new IOException(directory + " is a link or a file, not a directory; remove it");
    }
    PosixFileAttributes attributes = attributes(directory);
    if (!isOurs(directory)) {
      throw new IOException(directory + " belongs to " + attributes.owner() + "; remove it");
    }
    Set<PosixFilePermission> permissions = attributes.permissions();
    if (permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException(directory + " can be written by everybody; remove it");
    }
  }

  /**
   * Checks the directory around a private one: whoever may rename in it may put another in its
   * place.
   */
  static void requireSafe(Path parent) throws IOException {
    if (File.separatorChar == '\\') {
      return;
    }
    Path real = parent.toRealPath();
    int mode = (Integer) Files.getAttribute(real, "unix:mode");
    boolean everybodyWrites = (mode & 0002) != 0;
    boolean isTrusted =
        isOurs(real) || Integer.valueOf(0).equals(Files.getAttribute(real, "unix:uid"));
    if (!isTrusted || (everybodyWrites && (mode & STICKY) == 0)) {
      throw new IOException("others may put directories of their own into " + real);
    }
  }

  static void permit(Path file, String permissions) throws IOException {
    if (File.separatorChar == '/') {
      Files.getFileAttributeView(file, PosixFileAttributeView.class, NOFOLLOW_LINKS)
          .setPermissions(PosixFilePermissions.fromString(permissions));
    }
  }

  private static PosixFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS);
  }

  private static boolean isOurs(Path file) throws IOException {
    return attributes(file).owner().equals(Self.USER);
  }

  /** The owner of what this process creates; {@code user.name} may say anything. */
  private static final class Self {
    static final UserPrincipal USER = read();

    private static UserPrincipal read() {
      try {
        Path probe = Files.createTempFile("catalog", null);
        try {
          return attributes(probe).owner();
        } finally {
          Files.delete(probe);
        }
      } catch (IOException e) {
        throw new PostgresStartException(
            "The directory for temporary files cannot be written; set java.io.tmpdir to one that can",
            e);
      }
    }
  }
}
