package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A constraint that compares rows by more than equality is neither a key nor a relation. */
class OtherConstraintsTest {

  private static Project project(Path directory, String sql) throws Exception {
    return new Project(directory)
        .migration("V1__tables.sql", "create extension btree_gist;\n" + sql)
        .generate();
  }

  /** Returns the text of a file, in one line. */
  private static String text(Project project, String path) {
    return project.text(path).replaceAll("\\s+(\\* )?", " ");
  }

  private static void assumePeriods(Path directory) throws Exception {
    Project project = new Project(directory);
    try (Connection connection =
        DriverManager.getConnection(
            project.properties().get("postgres"),
            project.properties().get("postgres.user"),
            project.properties().get("postgres.password"))) {
      assumeTrue(connection.getMetaData().getDatabaseMajorVersion() >= 18);
    }
  }

  @Test
  void aPrimaryKeyWithoutOverlapsAndItsForeignKeyAreConstraintsOnly(@TempDir Path directory)
      throws Exception {
    assumePeriods(directory);
    Project project =
        project(
            directory,
            """
            create table tariffs (id bigint, valid daterange, price numeric not null,
              primary key (id, valid without overlaps));
            create table contracts (no bigint primary key, tariff_id bigint not null,
              during daterange not null,
              foreign key (tariff_id, period during) references tariffs (id, period valid));
            """);

    assertThat(text(project, "Tariff.java"))
        .contains(
            "Constraint TARIFFS_PKEY = RowTypes.TARIFF.constraint(\"tariffs_pkey\");",
            "{@code PRIMARY KEY (id, valid WITHOUT OVERLAPS)} compares rows by more than equality",
            "{@link #TARIFFS_PKEY}")
        .doesNotContain("Key<Tariff", "ToMany", "ToOptional");
    assertThat(text(project, "Contract.java"))
        .contains("Key<Contract, Long> BY_NO", "Constraint CONTRACTS_TARIFF_ID_DURING_FKEY")
        .doesNotContain("ToOne", "ToOptional");
    assertThat(text(project, "TariffPatch.java")).contains("TariffPatch valid(");
    assertThat(text(project, "tables/Contracts.java")).doesNotContain("tariffs()");
    assertThat(Compilation.of(project, directory.resolve("classes")).messages()).isEmpty();
  }

  @Test
  void aUniqueConstraintWithoutOverlapsLeavesThePrimaryKeyAKey(@TempDir Path directory)
      throws Exception {
    assumePeriods(directory);
    Project project =
        project(
            directory,
            """
            create table rooms (id bigint primary key, name text not null unique, valid tstzrange,
              constraint one_at_a_time unique (name, valid without overlaps));
            create table stays (id bigint primary key, room text not null references rooms (name),
              valid tstzrange not null,
              foreign key (room, period valid) references rooms (name, period valid));
            """);

    assertThat(text(project, "Room.java"))
        .contains(
            "Key<Room, Long> BY_ID",
            "Key<Room, String> BY_NAME",
            "ToMany<Room, Stay> STAYS",
            "Constraint ONE_AT_A_TIME")
        .doesNotContain("BY_NAME_AND_VALID");
    assertThat(text(project, "Stay.java"))
        .contains("ToOne<Stay, Room> ROOM", "Constraint STAYS_ROOM_VALID_FKEY");
    assertThat(Compilation.of(project, directory.resolve("classes")).messages()).isEmpty();
  }

  @Test
  void anExclusionByEqualityIsNoKey(@TempDir Path directory) throws Exception {
    Project project =
        project(
            directory,
            """
            create table seats (id bigint primary key, place int not null,
              constraint place_once exclude using btree (place with =));
            create table bookings (id bigint primary key, seat bigint not null references seats,
              during int4range not null, exclude using gist (seat with =, during with &&));
            create table clashing (id bigint primary key, rows_ int,
              constraint rows exclude using btree (rows_ with =));
            """);

    assertThat(text(project, "Seat.java"))
        .contains("Constraint PLACE_ONCE", "ToMany<Seat, Booking> BOOKINGS")
        .doesNotContain("BY_PLACE");
    assertThat(text(project, "Booking.java"))
        .contains("Constraint BOOKINGS_SEAT_DURING_EXCL", "during WITH &&)");
    assertThat(text(project, "Clashing.java")).contains("Constraint CONSTRAINT_ROWS");
    assertThat(Compilation.of(project, directory.resolve("classes")).messages()).isEmpty();
  }
}
