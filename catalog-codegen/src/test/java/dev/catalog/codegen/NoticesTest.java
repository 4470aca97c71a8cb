package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build says without failing. */
class NoticesTest {
  private static final String TAG = "[CatalogTypeOutsideSearchPath]";

  /** Returns the notices of a build. */
  private static List<String> notices(Path directory, String sql) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      new Project(directory).migration("V1__tables.sql", sql).generate();
    } finally {
      System.setErr(before);
    }
    return log.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains(TAG)).toList();
  }

  @Test
  void eachTypeOutsideTheSearchPathIsNamedOnceWithItsColumns(@TempDir Path directory)
      throws Exception {
    List<String> notices =
        notices(
            directory,
            """
            create schema extensions;
            create extension citext schema extensions;
            create extension ltree schema extensions;
            create table users (id bigint primary key, email extensions.citext unique,
              name extensions.citext);
            create table topics (path extensions.ltree primary key);
            """);

    assertThat(notices).hasSize(2);
    assertThat(notices.get(0))
        .contains("extensions.citext, the type of public.users.email, public.users.name, are");
    assertThat(notices.get(1)).contains("extensions.ltree, the type of public.topics.path, are");
    assertThat(Files.readString(Path.of("../docs/errors.md")))
        .contains("### " + TAG.substring(1, TAG.length() - 1));
  }

  @Test
  void aTypeThatTheSearchPathFindsIsNotNamed(@TempDir Path directory) throws Exception {
    assertThat(
            notices(
                directory,
                """
                create extension citext;
                create table users (id bigint primary key, email citext unique, age int);
                """))
        .isEmpty();
  }
}
