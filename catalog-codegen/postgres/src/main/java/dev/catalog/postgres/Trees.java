package dev.catalog.postgres;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes directories and follows no link, not even one that is put there meanwhile. */
final class Trees {
  private static final Logger LOG = LoggerFactory.getLogger(Trees.class);

  private Trees() {}

  /** Deletes what can be deleted; what cannot is left to a later start. */
  static void delete(Path root) {
    Path path = root.toAbsolutePath();
    try (DirectoryStream<Path> parent = Files.newDirectoryStream(path.getParent())) {
      if (parent instanceof SecureDirectoryStream<Path> secure) {
        delete(secure, path.getFileName());
      } else {
        // Windows has no deletion relative to an open directory
        Files.walkFileTree(path, new Deletion());
      }
    } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
      LOG.debug("Could not delete all of {}", root, e);
    }
  }

  /** Other processes may delete the same tree: a file that is gone is a file deleted. */
  private static void delete(SecureDirectoryStream<Path> parent, Path name) throws IOException {
    try {
      BasicFileAttributes attributes =
          parent
              .getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS)
              .readAttributes();
      if (!attributes.isDirectory()) {
        parent.deleteFile(name);
        return;
      }
      try (SecureDirectoryStream<Path> directory =
          parent.newDirectoryStream(name, NOFOLLOW_LINKS)) {
        for (Path child : directory) {
          delete(directory, child.getFileName());
        }
      }
      parent.deleteDirectory(name);
    } catch (NoSuchFileException e) {
      LOG.trace("{} is gone", name);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
