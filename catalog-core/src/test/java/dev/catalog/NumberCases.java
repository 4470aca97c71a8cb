package dev.catalog;

import static dev.catalog.fixture.types.Tables.SPECIMENS;

import dev.catalog.fixture.types.NewSpecimen;
import dev.catalog.fixture.types.Specimen;
import dev.catalog.fixture.types.SpecimenPatch;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Numbers, money, booleans and identifiers of objects. */
final class NumberCases {

  private NumberCases() {}

  static List<ColumnCase<?>> numbers() {
    return List.of(
        ColumnCase.of(
            SPECIMENS.A_SMALLINT,
            NewSpecimen::aSmallint,
            SpecimenPatch::aSmallint,
            Specimen::aSmallint,
            (short) 0,
            Short.MIN_VALUE,
            Short.MAX_VALUE),
        ColumnCase.of(
            SPECIMENS.AN_INTEGER,
            NewSpecimen::anInteger,
            SpecimenPatch::anInteger,
            Specimen::anInteger,
            0,
            Integer.MIN_VALUE,
            Integer.MAX_VALUE),
        ColumnCase.of(
            SPECIMENS.A_BIGINT,
            NewSpecimen::aBigint,
            SpecimenPatch::aBigint,
            Specimen::aBigint,
            0L,
            Long.MIN_VALUE,
            Long.MAX_VALUE),
        ColumnCase.of(
            SPECIMENS.A_REAL,
            NewSpecimen::aReal,
            SpecimenPatch::aReal,
            Specimen::aReal,
            0f,
            -0f,
            Float.MIN_VALUE,
            -Float.MAX_VALUE,
            Float.NaN,
            Float.NEGATIVE_INFINITY,
            0.1f),
        ColumnCase.of(
            SPECIMENS.A_DOUBLE,
            NewSpecimen::aDouble,
            SpecimenPatch::aDouble,
            Specimen::aDouble,
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MAX_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            0.1),
        ColumnCase.of(
            SPECIMENS.A_NUMERIC,
            NewSpecimen::aNumeric,
            SpecimenPatch::aNumeric,
            Specimen::aNumeric,
            new BigDecimal("0"),
            new BigDecimal("0.00"),
            new BigDecimal("1E-16383").setScale(16383),
            BigDecimal.TEN.pow(131_071),
            new BigDecimal("-12345678901234567890.1234567890")),
        ColumnCase.of(
            SPECIMENS.A_SCALED_NUMERIC,
            NewSpecimen::aScaledNumeric,
            SpecimenPatch::aScaledNumeric,
            Specimen::aScaledNumeric,
            new BigDecimal("0.00"),
            new BigDecimal("-9999999999.99"),
            new BigDecimal("9999999999.99")),
        ColumnCase.of(
            SPECIMENS.A_WHOLE_NUMERIC,
            NewSpecimen::aWholeNumeric,
            SpecimenPatch::aWholeNumeric,
            Specimen::aWholeNumeric,
            BigInteger.ZERO,
            BigInteger.TEN.pow(30).subtract(BigInteger.ONE),
            BigInteger.TEN.pow(30).subtract(BigInteger.ONE).negate()),
        ColumnCase.of(
            SPECIMENS.A_MONEY,
            NewSpecimen::aMoney,
            SpecimenPatch::aMoney,
            Specimen::aMoney,
            "$0.00",
            "-$92,233,720,368,547,758.08",
            "$92,233,720,368,547,758.07"),
        ColumnCase.of(
            SPECIMENS.A_BOOLEAN,
            NewSpecimen::aBoolean,
            SpecimenPatch::aBoolean,
            Specimen::aBoolean,
            true,
            false),
        ColumnCase.of(
            SPECIMENS.AN_OID,
            NewSpecimen::anOid,
            SpecimenPatch::anOid,
            Specimen::anOid,
            0L,
            4_294_967_295L),
        ColumnCase.of(
            SPECIMENS.A_RATIO,
            NewSpecimen::aRatio,
            SpecimenPatch::aRatio,
            Specimen::aRatio,
            new BigDecimal("0.0000"),
            new BigDecimal("1.0000")));
  }
}
