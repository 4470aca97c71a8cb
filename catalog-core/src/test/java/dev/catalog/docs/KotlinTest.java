package dev.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles what the guide shows in Kotlin, and what it says does not compile. */
class KotlinTest {

  private static final Path CALLS = Path.of("src/test/kotlin/KotlinCalls.kt");

  @TempDir Path directory;

  @Test
  void theGuidesKotlinAndTheFormsOfRowsCompile() throws IOException {
    assertThat(compile(Files.readString(CALLS))).isEmpty();
  }

  @Test
  void kotlinDoesNotInferTheExceptionOfABlock() throws IOException {
    String bare =
        Files.readString(CALLS).replace("transaction<_, RuntimeException> {", "transaction {");

    assertThat(compile(bare)).contains("type parameter").contains("'X'");
  }

  /** Returns the compiler's errors; empty when there are none. */
  private String compile(String source) throws IOException {
    Path file = Files.writeString(directory.resolve("Calls.kt"), source);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ExitCode code =
        new K2JVMCompiler()
            .exec(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                "-no-stdlib",
                "-no-reflect",
                "-nowarn",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                directory.resolve("classes").toString(),
                file.toString());
    return code == ExitCode.OK ? "" : said.toString(StandardCharsets.UTF_8);
  }
}
