package dev.catalog.postgres;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * The extracted programs in the cache. An extraction happens in a directory of its own that is
 * renamed when it is complete, and its manifest tells at each start whether every file is still
 * there in full: cleaners of temporary directories remove single files.
 *
 * <p>The archive's checksum is compared before anything is extracted, and kept in the manifest.
 */
final class BinariesDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(BinariesDirectory.class);
  private static final String MANIFEST = ".manifest";
  private static final String UNFINISHED = "unfinished-";

  private BinariesDirectory() {}

  /** Returns the directory of the extracted archive; the caller holds the cache's lock. */
  static Path of(PostgresBinaries binaries, Checksums checksums, Path parent) throws IOException {
    removeUnfinished(parent);
    Path home = parent.resolve(binaries.name());
    if (isComplete(home, checksums)) {
      return home;
    }
    String sha256 = binaries.sha256();
    checksums.require(sha256, binaries);
    Path fresh = Files.createDirectory(parent.resolve(UNFINISHED + UUID.randomUUID()));
    PrivateDirectory.permit(fresh, "rwxr-xr-x");
    LOG.debug("Extracting {} to {}", binaries.url(), home);
    extract(binaries, sha256, fresh);
    if (Files.exists(home, NOFOLLOW_LINKS)) {
      // set aside first: a server that runs from it keeps its open files
      Files.move(
          home, parent.resolve(UNFINISHED + UUID.randomUUID()), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    removeUnfinished(parent);
    return home;
  }

  private static void removeUnfinished(Path parent) throws IOException {
    List<Path> unfinished;
    try (Stream<Path> children = Files.list(parent)) {
      unfinished =
          children.filter(child -> child.getFileName().toString().startsWith(UNFINISHED)).toList();
    }
    unfinished.forEach(Trees::delete);
  }

  private static boolean isComplete(Path home, Checksums checksums) throws IOException {
    if (!PrivateDirectory.isOwn(home)) {
      return false;
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(home.resolve(MANIFEST));
    } catch (NoSuchFileException e) {
      return false;
    }
    if (lines.isEmpty() || !checksums.accept(lines.get(0))) {
      return false;
    }
    for (String line : lines.subList(1, lines.size())) {
      int space = line.indexOf(' ');
      Path file = home.resolve(line.substring(space + 1));
      if (!Files.isRegularFile(file, NOFOLLOW_LINKS)
          || Files.size(file) != Long.parseLong(line.substring(0, space))) {
        LOG.info("{} is damaged and is extracted again", file);
        return false;
      }
    }
    return true;
  }

  private static void extract(PostgresBinaries binaries, String sha256, Path target)
      throws IOException {
    List<String> manifest = new ArrayList<>(List.of(sha256));
    try (InputStream in = new BufferedInputStream(binaries.open());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("The archive holds a file outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
          createDirectories(file, target);
          continue;
        }
        createDirectories(file.getParent(), target);
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
          Files.createLink(file, target.resolve(entry.getLinkName()).normalize());
        } else {
          long size = Files.copy(tar, file);
          // readable by the server's user, whatever this process's umask is
          PrivateDirectory.permit(file, (entry.getMode() & 0111) == 0 ? "rw-r--r--" : "rwxr-xr-x");
          manifest.add(size + " " + target.relativize(file).toString().replace('\\', '/'));
        }
      }
    }
    Files.write(target.resolve(MANIFEST), manifest);
  }

  private static void createDirectories(@Nullable Path directory, Path target) throws IOException {
    if (directory != null
        && !directory.equals(target)
        && !Files.isDirectory(directory, NOFOLLOW_LINKS)) {
      createDirectories(directory.getParent(), target);
      Files.createDirectory(directory);
      PrivateDirectory.permit(directory, "rwxr-xr-x");
    }
  }
}
