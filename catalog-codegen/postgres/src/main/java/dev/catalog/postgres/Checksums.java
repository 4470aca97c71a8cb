package dev.catalog.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The archives of binaries that may be extracted: those this project names, and what is added. */
final class Checksums {
  private static final String RESOURCE = "checksums.txt";

  private final Set<String> accepted;

  private Checksums(Set<String> accepted) {
    this.accepted = accepted;
  }

  /** Returns this project's checksums and more of them. */
  static Checksums with(Collection<String> more) {
    Set<String> accepted = new HashSet<>(more);
    try (InputStream in = Checksums.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The jar of catalog-postgres lacks " + RESOURCE);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          accepted.add(line.substring(0, line.indexOf(' ')));
        }
      }
    } catch (IOException e) {
      throw new PostgresStartException("The jar of catalog-postgres cannot be read again", e);
    }
    return new Checksums(accepted);
  }

  boolean accept(@Nullable String sha256) {
    return accepted.contains(sha256);
  }

  void require(String sha256, PostgresBinaries binaries) {
    if (!accept(sha256)) {
      throw new PostgresStartException(
          "The PostgreSQL binaries at "
              + binaries.url()
              + " have the SHA-256 "
              + sha256
              + ", which is none that this version of Catalog names; fetch the jar again if it may be"
              + " damaged, or, if you chose another version on purpose, accept it with the property"
              + " postgres.sha256 of the build and the system property catalog.postgres.sha256 of the"
              + " tests");
    }
  }
}
