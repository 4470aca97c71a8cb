package dev.catalog;

import static dev.catalog.fixture.types.Tables.SPECIMENS;

import dev.catalog.fixture.types.NewSpecimen;
import dev.catalog.fixture.types.Specimen;
import dev.catalog.fixture.types.SpecimenPatch;
import java.util.List;

/** Types that only PostgreSQL has. */
final class ServerTypeCases {

  private ServerTypeCases() {}

  static List<ColumnCase<?>> others() {
    return List.of(
        ColumnCase.of(
            SPECIMENS.AN_INET,
            NewSpecimen::anInet,
            SpecimenPatch::anInet,
            Specimen::anInet,
            "0.0.0.0",
            "10.1.2.3/8",
            "ffff::1/64",
            "::ffff:1.2.3.4"),
        ColumnCase.of(
            SPECIMENS.A_CIDR,
            NewSpecimen::aCidr,
            SpecimenPatch::aCidr,
            Specimen::aCidr,
            "10.0.0.0/8",
            "::/0"),
        ColumnCase.of(
            SPECIMENS.A_MACADDR,
            NewSpecimen::aMacaddr,
            SpecimenPatch::aMacaddr,
            Specimen::aMacaddr,
            "00:00:00:00:00:00",
            "ff:ff:ff:ff:ff:ff"),
        ColumnCase.of(
            SPECIMENS.A_MACADDR8,
            NewSpecimen::aMacaddr8,
            SpecimenPatch::aMacaddr8,
            Specimen::aMacaddr8,
            "00:00:00:00:00:00:00:00",
            "ff:ff:ff:ff:ff:ff:ff:ff"),
        ColumnCase.of(
            SPECIMENS.A_BIT, NewSpecimen::aBit, SpecimenPatch::aBit, Specimen::aBit, "000", "101"),
        ColumnCase.of(
            SPECIMENS.A_SINGLE_BIT,
            NewSpecimen::aSingleBit,
            SpecimenPatch::aSingleBit,
            Specimen::aSingleBit,
            "0",
            "1"),
        ColumnCase.of(
            SPECIMENS.A_VARBIT,
            NewSpecimen::aVarbit,
            SpecimenPatch::aVarbit,
            Specimen::aVarbit,
            "",
            "0",
            "1111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111"),
        ColumnCase.of(
                SPECIMENS.A_POINT,
                NewSpecimen::aPoint,
                SpecimenPatch::aPoint,
                Specimen::aPoint,
                "(0,0)",
                "(-1.5,1e+300)",
                "(NaN,Infinity)",
                "(0.1,-0)")
            .withoutEquality(),
        ColumnCase.of(
                SPECIMENS.A_LINE,
                NewSpecimen::aLine,
                SpecimenPatch::aLine,
                Specimen::aLine,
                "{1,-1,0}")
            .withoutEquality(),
        ColumnCase.of(
                SPECIMENS.A_BOX,
                NewSpecimen::aBox,
                SpecimenPatch::aBox,
                Specimen::aBox,
                "(1,1),(0,0)",
                "(1e+300,0.1),(-1,-1)")
            .withoutEquality(),
        ColumnCase.of(
                SPECIMENS.A_PATH,
                NewSpecimen::aPath,
                SpecimenPatch::aPath,
                Specimen::aPath,
                "[(0,0),(1,1.5)]",
                "((0,0),(1,1),(2,0))")
            .withoutEquality(),
        ColumnCase.of(
                SPECIMENS.A_POLYGON,
                NewSpecimen::aPolygon,
                SpecimenPatch::aPolygon,
                Specimen::aPolygon,
                "((0,0),(1,1),(2,0))")
            .withoutEquality(),
        ColumnCase.of(
                SPECIMENS.A_CIRCLE,
                NewSpecimen::aCircle,
                SpecimenPatch::aCircle,
                Specimen::aCircle,
                "<(0.1,0),2>")
            .withoutEquality(),
        ColumnCase.of(
            SPECIMENS.AN_INT4RANGE,
            NewSpecimen::anInt4range,
            SpecimenPatch::anInt4range,
            Specimen::anInt4range,
            "empty",
            "(,)",
            "[-2147483648,2147483647)",
            "[1,)"),
        ColumnCase.of(
            SPECIMENS.AN_INT8RANGE,
            NewSpecimen::anInt8range,
            SpecimenPatch::anInt8range,
            Specimen::anInt8range,
            "empty",
            "[-9223372036854775808,9223372036854775807)"),
        ColumnCase.of(
            SPECIMENS.A_NUMRANGE,
            NewSpecimen::aNumrange,
            SpecimenPatch::aNumrange,
            Specimen::aNumrange,
            "(0.10,100]",
            "(,0)"),
        ColumnCase.of(
            SPECIMENS.A_TSRANGE,
            NewSpecimen::aTsrange,
            SpecimenPatch::aTsrange,
            Specimen::aTsrange,
            "[\"0001-01-01 00:00:00 BC\",\"10000-01-01 00:00:00\")",
            "(,infinity)"),
        ColumnCase.of(
            SPECIMENS.A_TSTZRANGE,
            NewSpecimen::aTstzrange,
            SpecimenPatch::aTstzrange,
            Specimen::aTstzrange,
            "empty",
            "(,infinity)",
            "(,)"),
        ColumnCase.of(
            SPECIMENS.A_DATERANGE,
            NewSpecimen::aDaterange,
            SpecimenPatch::aDaterange,
            Specimen::aDaterange,
            "[2024-01-01,10000-01-01)",
            "[-infinity,infinity)"),
        ColumnCase.of(
            SPECIMENS.AN_INT4MULTIRANGE,
            NewSpecimen::anInt4multirange,
            SpecimenPatch::anInt4multirange,
            Specimen::anInt4multirange,
            "{}",
            "{[1,3),[5,)}"),
        ColumnCase.of(
            SPECIMENS.A_TSTZMULTIRANGE,
            NewSpecimen::aTstzmultirange,
            SpecimenPatch::aTstzmultirange,
            Specimen::aTstzmultirange,
            "{}",
            "{(,)}"),
        ColumnCase.of(
                SPECIMENS.A_REGCLASS,
                NewSpecimen::aRegclass,
                SpecimenPatch::aRegclass,
                Specimen::aRegclass,
                "-",
                "specimens",
                "pg_class")
            .withoutEquality(),
        ColumnCase.of(
            SPECIMENS.A_PG_LSN,
            NewSpecimen::aPgLsn,
            SpecimenPatch::aPgLsn,
            Specimen::aPgLsn,
            "0/0",
            "FFFFFFFF/FFFFFFFF"));
  }
}
