package dev.catalog;

import static dev.catalog.Projection.columns;
import static dev.catalog.fixture.types.Tables.KEPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.catalog.fixture.Document;
import dev.catalog.fixture.types.Kept;
import dev.catalog.fixture.types.KeptPatch;
import dev.catalog.fixture.types.NewKept;
import dev.catalog.testing.PostgresExtension;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A computed column is read by every verb, whether the server stores it or not. */
class ComputedColumnsTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/types");

  private final Server server = new Server(postgres);

  @ParameterizedTest
  @ValueSource(strings = {"stored", "virtual"})
  void areReadByEveryVerb(String kind) {
    assumeTrue(
        kind.equals("stored")
            || server.is("current_setting('server_version_num')::integer >= 180000"),
        "virtual generated columns came with PostgreSQL 18");
    server.execute(
        "alter table kept drop column twice",
        "alter table kept add column twice integer generated always as (number * 2) " + kind);

    try (Database db = Database.open(server.config().build())) {
      Kept row = db.insert(newRow().number(21));
      Kept other = db.insert(newRow().number(1));

      assertThat(row.twice()).isEqualTo(42);
      assertThat(db.find(Kept.BY_ID, row.id())).contains(row);
      assertThat(db.findAll(Kept.BY_ID, List.of(other.id(), row.id())))
          .containsExactlyInAnyOrder(row, other);
      assertThat(db.list(Kept.ROWS.where(KEPT.TWICE.gt(2)).orderBy(KEPT.TWICE)))
          .containsExactly(row);
      assertThat(
              db.list(
                  Query.of(
                      columns(KEPT.NUMBER, KEPT.TWICE)
                          .into(Pair::new)
                          .from(KEPT)
                          .orderBy(KEPT.TWICE.desc()))))
          .containsExactly(new Pair(21, 42), new Pair(1, 2));

      Kept patched = db.update(Kept.BY_ID, row.id(), new KeptPatch().number(-4)).orElseThrow();
      assertThat(patched.twice()).isEqualTo(-8);
      assertThat(
              db.updateReturning(
                  Kept.ROWS.where(KEPT.TWICE.eq(-8)),
                  new KeptPatch().number(Integer.MIN_VALUE / 2)))
          .extracting(Kept::twice)
          .containsExactly(Integer.MIN_VALUE);
      assertThat(db.deleteWhere(Kept.ROWS.all())).isEqualTo(2);
    }
  }

  private record Pair(int number, Integer twice) {}

  private static NewKept newRow() {
    return NewKept.tags(new String[0]).raw(new byte[0]).address("::1").document(new Document("d"));
  }
}
