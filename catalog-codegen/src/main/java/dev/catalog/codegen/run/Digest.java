package dev.catalog.codegen.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Digests of texts, files and code. */
public final class Digest {
  private final MessageDigest digest;

  Digest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256.", e);
    }
  }

  public static String of(String text) {
    return new Digest().add(text.getBytes(StandardCharsets.UTF_8)).hex();
  }

  static String of(Path file) {
    try {
      return new Digest().add(Files.readAllBytes(file)).hex();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a digest of every class and resource in the jar or directory that a class comes from.
   */
  static String ofCode(Class<?> type) {
    Path location = location(type);
    if (!Files.isDirectory(location)) {
      return of(location);
    }
    try (Stream<Path> tree = Files.walk(location)) {
      Digest digest = new Digest();
      List<Path> files = tree.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        digest.add(location.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.add(Files.readAllBytes(file));
      }
      return digest.hex();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the name and size of the jar that a library's class comes from; the name holds the
   * version.
   */
  static String ofLibrary(Class<?> type) {
    Path location = location(type);
    try {
      return location.getFileName() + " " + Files.size(location);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      throw new IllegalStateException("Nobody knows where " + type + " comes from.");
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Digest add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
