package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema of a large application; the log says how long it takes. It has 40 tables, or as many as
 * the system property {@code catalog.tables} says.
 */
class ManyTablesTest {
  private static final Logger LOG = LoggerFactory.getLogger(ManyTablesTest.class);
  private static final int TABLES = Integer.getInteger("catalog.tables", 40);

  @Test
  void manyTablesAreGeneratedAndCompileAndAreRecognised(@TempDir Path directory) throws Exception {
    Project project = new Project(directory).migration("V1__tables.sql", tables());

    long start = System.nanoTime();
    project.generate();
    long generated = System.nanoTime();
    Compilation compilation = Compilation.of(project, directory.resolve("classes"));
    long compiled = System.nanoTime();
    project.generate();
    long unchanged = System.nanoTime();

    assertThat(compilation.messages()).isEmpty();
    assertThat(project.types())
        .contains("Thing_1", "NewThing_" + TABLES, "Thing_" + TABLES + "Patch");
    LOG.info(
        "{} tables generated in {} ms, compiled in {} ms, found unchanged in {} ms",
        TABLES,
        (generated - start) / 1_000_000,
        (compiled - generated) / 1_000_000,
        (unchanged - compiled) / 1_000_000);
  }

  private static String tables() {
    StringBuilder sql = new StringBuilder();
    for (int i = 1; i <= TABLES; i++) {
      sql.append(
          """
          create table thing_%d (
            id bigint generated always as identity primary key,
            code text not null unique,
            name varchar(200) not null,
            description text,
            price numeric(12, 2) not null,
            stock integer not null default 0,
            is_active boolean not null default true,
            tags text[] not null default '{}',
            data jsonb,
            created_at timestamptz not null default now(),
            parent_id bigint not null references thing_%d,
            other_id bigint references thing_%d
          );
          """
              .formatted(i, Math.max(1, i / 2), Math.max(1, i - 1)));
    }
    return sql.toString();
  }
}
