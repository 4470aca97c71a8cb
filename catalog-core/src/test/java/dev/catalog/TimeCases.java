package dev.catalog;

import static dev.catalog.fixture.types.Tables.SPECIMENS;

import dev.catalog.fixture.types.NewSpecimen;
import dev.catalog.fixture.types.Specimen;
import dev.catalog.fixture.types.SpecimenPatch;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.List;

/** Dates, times and intervals. */
final class TimeCases {

  private TimeCases() {}

  static List<ColumnCase<?>> times() {
    return List.of(
        ColumnCase.of(
            SPECIMENS.A_DATE,
            NewSpecimen::aDate,
            SpecimenPatch::aDate,
            Specimen::aDate,
            LocalDate.of(2024, 2, 29),
            LocalDate.MIN,
            LocalDate.MAX,
            LocalDate.of(-4712, 1, 1),
            LocalDate.of(0, 12, 31),
            LocalDate.of(10_000, 1, 1),
            LocalDate.of(5_874_897, 12, 31),
            LocalDate.of(1582, 10, 10)),
        ColumnCase.of(
            SPECIMENS.A_TIME,
            NewSpecimen::aTime,
            SpecimenPatch::aTime,
            Specimen::aTime,
            LocalTime.MIDNIGHT,
            LocalTime.MAX,
            LocalTime.of(23, 59, 59, 999_999_000)),
        ColumnCase.of(
            SPECIMENS.A_TIMETZ,
            NewSpecimen::aTimetz,
            SpecimenPatch::aTimetz,
            Specimen::aTimetz,
            OffsetTime.of(0, 0, 0, 0, ZoneOffset.ofHours(15)),
            OffsetTime.of(LocalTime.MAX, ZoneOffset.UTC),
            OffsetTime.of(LocalTime.MAX, ZoneOffset.ofHoursMinutes(5, 30)),
            OffsetTime.of(LocalTime.MAX, ZoneOffset.ofHoursMinutesSeconds(-15, -59, -59)),
            OffsetTime.of(
                23, 59, 59, 999_999_000, ZoneOffset.ofHoursMinutesSeconds(-15, -59, -59))),
        ColumnCase.of(
            SPECIMENS.A_TIMESTAMP,
            NewSpecimen::aTimestamp,
            SpecimenPatch::aTimestamp,
            Specimen::aTimestamp,
            LocalDateTime.of(2024, 2, 29, 12, 0),
            LocalDateTime.MIN,
            LocalDateTime.MAX,
            LocalDateTime.of(-4712, 1, 1, 0, 0),
            LocalDateTime.of(10_000, 1, 1, 0, 0),
            LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000),
            LocalDateTime.of(0, 1, 1, 0, 0, 0, 1_000),
            LocalDateTime.of(2024, 3, 31, 2, 30)),
        ColumnCase.of(
            SPECIMENS.A_TIMESTAMPTZ,
            NewSpecimen::aTimestamptz,
            SpecimenPatch::aTimestamptz,
            Specimen::aTimestamptz,
            ColumnCases.at(2024, 2, 29, 0),
            OffsetDateTime.MIN,
            OffsetDateTime.MAX,
            ColumnCases.at(-4712, 1, 1, 0),
            ColumnCases.at(10_000, 1, 1, 0),
            ColumnCases.at(294_276, 12, 31, 999_999_000),
            ColumnCases.at(0, 1, 1, 1_000),
            ColumnCases.at(1, 1, 1, 0)),
        ColumnCase.of(
            SPECIMENS.A_COARSE_TIMESTAMP,
            NewSpecimen::aCoarseTimestamp,
            SpecimenPatch::aCoarseTimestamp,
            Specimen::aCoarseTimestamp,
            LocalDateTime.of(2024, 2, 29, 12, 0, 59),
            LocalDateTime.MIN,
            LocalDateTime.MAX),
        ColumnCase.of(
            SPECIMENS.AN_INTERVAL,
            NewSpecimen::anInterval,
            SpecimenPatch::anInterval,
            Specimen::anInterval,
            "00:00:00",
            "1 year 2 mons -3 days +04:05:06.000007",
            "-178000000 years",
            "1 day -24:00:00",
            "-2562047788:00:54.775807"));
  }
}
