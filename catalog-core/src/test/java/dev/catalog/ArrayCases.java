package dev.catalog;

import static dev.catalog.fixture.types.Tables.SPECIMENS;

import dev.catalog.fixture.types.NewSpecimen;
import dev.catalog.fixture.types.Specimen;
import dev.catalog.fixture.types.SpecimenPatch;
import dev.catalog.fixture.types.enums.Mood;
import dev.catalog.fixture.types.udt.records.AddressRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.JSONB;

/** Arrays and composite types. */
final class ArrayCases {

  private ArrayCases() {}

  static List<ColumnCase<?>> arrays() {
    return List.of(
        ColumnCase.of(
            SPECIMENS.SOME_TEXTS,
            NewSpecimen::someTexts,
            SpecimenPatch::someTexts,
            Specimen::someTexts,
            new String[0],
            new String[] {null, "NULL", "", " ", ColumnCases.HOSTILE, "{}", "\\"}),
        ColumnCase.of(
            SPECIMENS.SOME_INTEGERS,
            NewSpecimen::someIntegers,
            SpecimenPatch::someIntegers,
            Specimen::someIntegers,
            new Integer[0],
            new Integer[] {null, Integer.MIN_VALUE, Integer.MAX_VALUE}),
        ColumnCase.of(
            SPECIMENS.SOME_LONGS,
            NewSpecimen::someLongs,
            SpecimenPatch::someLongs,
            Specimen::someLongs,
            new Long[] {null, Long.MIN_VALUE, Long.MAX_VALUE}),
        ColumnCase.of(
            SPECIMENS.SOME_BOOLEANS,
            NewSpecimen::someBooleans,
            SpecimenPatch::someBooleans,
            Specimen::someBooleans,
            new Boolean[] {null, true, false}),
        ColumnCase.of(
            SPECIMENS.SOME_NUMERICS,
            NewSpecimen::someNumerics,
            SpecimenPatch::someNumerics,
            Specimen::someNumerics,
            new BigDecimal[] {null, new BigDecimal("-0.10"), BigDecimal.TEN.pow(1000)}),
        ColumnCase.of(
            SPECIMENS.SOME_DOUBLES,
            NewSpecimen::someDoubles,
            SpecimenPatch::someDoubles,
            Specimen::someDoubles,
            new Double[] {null, Double.NaN, Double.MIN_VALUE, Double.NEGATIVE_INFINITY, 0.1}),
        ColumnCase.of(
            SPECIMENS.SOME_UUIDS,
            NewSpecimen::someUuids,
            SpecimenPatch::someUuids,
            Specimen::someUuids,
            new UUID[] {null, new UUID(-1, 1)}),
        ColumnCase.of(
            SPECIMENS.SOME_DATES,
            NewSpecimen::someDates,
            SpecimenPatch::someDates,
            Specimen::someDates,
            new LocalDate[] {
              null, LocalDate.MIN, LocalDate.MAX, LocalDate.of(-1, 2, 3), LocalDate.of(10_000, 1, 1)
            }),
        ColumnCase.of(
            SPECIMENS.SOME_TIMESTAMPS,
            NewSpecimen::someTimestamps,
            SpecimenPatch::someTimestamps,
            Specimen::someTimestamps,
            new LocalDateTime[] {
              null,
              LocalDateTime.MIN,
              LocalDateTime.MAX,
              LocalDateTime.of(-1, 2, 3, 4, 5, 6, 7_000),
              LocalDateTime.of(10_000, 1, 1, 0, 0)
            }),
        ColumnCase.of(
            SPECIMENS.SOME_TIMESTAMPTZS,
            NewSpecimen::someTimestamptzs,
            SpecimenPatch::someTimestamptzs,
            Specimen::someTimestamptzs,
            new OffsetDateTime[0],
            new OffsetDateTime[] {
              null,
              OffsetDateTime.MIN,
              OffsetDateTime.MAX,
              ColumnCases.at(-1, 1, 1, 1_000),
              ColumnCases.at(10_000, 1, 1, 0)
            }),
        ColumnCase.of(
            SPECIMENS.SOME_BYTEAS,
            NewSpecimen::someByteas,
            SpecimenPatch::someByteas,
            Specimen::someByteas,
            new byte[][] {{}, {0, -1, 92}, null}),
        ColumnCase.of(
            SPECIMENS.SOME_MOODS,
            NewSpecimen::someMoods,
            SpecimenPatch::someMoods,
            Specimen::someMoods,
            Mood.values(),
            new Mood[] {null}),
        ColumnCase.of(
            SPECIMENS.SOME_JSONBS,
            NewSpecimen::someJsonbs,
            SpecimenPatch::someJsonbs,
            Specimen::someJsonbs,
            new JSONB[] {null, JSONB.jsonb("null"), JSONB.jsonb("{\"a\": \"\\\"\"}")}),
        ColumnCase.of(
            SPECIMENS.SOME_ADDRESSES,
            NewSpecimen::someAddresses,
            SpecimenPatch::someAddresses,
            Specimen::someAddresses,
            new AddressRecord[] {ColumnCases.address(), null, new AddressRecord()}),
        ColumnCase.of(
            SPECIMENS.SOME_INETS,
            NewSpecimen::someInets,
            SpecimenPatch::someInets,
            Specimen::someInets,
            "{}",
            "{10.0.0.1,NULL,::/0}"),
        ColumnCase.of(
            SPECIMENS.SOME_VARCHARS,
            NewSpecimen::someVarchars,
            SpecimenPatch::someVarchars,
            Specimen::someVarchars,
            new String[] {"", "abcde", null}),
        ColumnCase.of(
            SPECIMENS.SOME_CHARS,
            NewSpecimen::someChars,
            SpecimenPatch::someChars,
            Specimen::someChars,
            new String[] {"     ", "ab   ", "abcde", null}),
        ColumnCase.of(
            SPECIMENS.SOME_SCALED_NUMERICS,
            NewSpecimen::someScaledNumerics,
            SpecimenPatch::someScaledNumerics,
            Specimen::someScaledNumerics,
            new BigDecimal[] {new BigDecimal("-0.01"), new BigDecimal("9999999999.99"), null}),
        ColumnCase.of(
            SPECIMENS.SOME_TIMES,
            NewSpecimen::someTimes,
            SpecimenPatch::someTimes,
            Specimen::someTimes,
            new LocalTime[] {
              LocalTime.MIDNIGHT, LocalTime.MAX, LocalTime.of(1, 2, 3, 4_000), null
            }),
        ColumnCase.of(
            SPECIMENS.SOME_TIMETZS,
            NewSpecimen::someTimetzs,
            SpecimenPatch::someTimetzs,
            Specimen::someTimetzs,
            new OffsetTime[] {
              OffsetTime.of(LocalTime.MAX, ZoneOffset.ofHours(-3)),
              OffsetTime.of(1, 2, 3, 4_000, ZoneOffset.ofHours(15)),
              null
            }),
        ColumnCase.of(
            SPECIMENS.A_TEXT_MATRIX,
            NewSpecimen::aTextMatrix,
            SpecimenPatch::aTextMatrix,
            Specimen::aTextMatrix,
            "{}",
            "{{a,\"b c\"},{NULL,\"\\\"\"}}",
            "[0:1]={a,b}"),
        ColumnCase.of(
            SPECIMENS.AN_ADDRESS,
            NewSpecimen::anAddress,
            SpecimenPatch::anAddress,
            Specimen::anAddress,
            ColumnCases.address(),
            new AddressRecord("", null, LocalDate.MAX, new String[0], null)));
  }
}
