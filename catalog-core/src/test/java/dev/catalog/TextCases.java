package dev.catalog;

import static dev.catalog.fixture.types.Tables.SPECIMENS;

import dev.catalog.fixture.Colour;
import dev.catalog.fixture.Document;
import dev.catalog.fixture.types.NewSpecimen;
import dev.catalog.fixture.types.Specimen;
import dev.catalog.fixture.types.SpecimenPatch;
import dev.catalog.fixture.types.enums.Mood;
import java.util.List;
import java.util.UUID;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.XML;

/** Texts and what is written as text. */
final class TextCases {

  private TextCases() {}

  static List<ColumnCase<?>> texts() {
    return List.of(
        ColumnCase.of(
            SPECIMENS.A_TEXT,
            NewSpecimen::aText,
            SpecimenPatch::aText,
            Specimen::aText,
            "",
            ColumnCases.HOSTILE,
            "x".repeat(100_000)),
        ColumnCase.of(
            SPECIMENS.A_VARCHAR,
            NewSpecimen::aVarchar,
            SpecimenPatch::aVarchar,
            Specimen::aVarchar,
            "",
            "  ",
            "'; drop table specimens; --",
            "\uD83D\uDE00".repeat(40)),
        ColumnCase.of(
            SPECIMENS.A_CHAR,
            NewSpecimen::aChar,
            SpecimenPatch::aChar,
            Specimen::aChar,
            "     ",
            "abc  ",
            "abcde",
            "?{}\\'"),
        ColumnCase.of(
            SPECIMENS.A_QUOTED_CHAR,
            NewSpecimen::aQuotedChar,
            SpecimenPatch::aQuotedChar,
            Specimen::aQuotedChar,
            "a",
            ""),
        ColumnCase.of(
            SPECIMENS.A_NAME,
            NewSpecimen::aName,
            SpecimenPatch::aName,
            Specimen::aName,
            "n".repeat(63),
            "\"Q\""),
        ColumnCase.of(
            SPECIMENS.A_CITEXT,
            NewSpecimen::aCitext,
            SpecimenPatch::aCitext,
            Specimen::aCitext,
            "",
            "Abc",
            ColumnCases.HOSTILE),
        ColumnCase.of(
            SPECIMENS.A_BYTEA,
            NewSpecimen::aBytea,
            SpecimenPatch::aBytea,
            Specimen::aBytea,
            new byte[0],
            new byte[] {0, -1, 92, 39, 120},
            new byte[100_000]),
        ColumnCase.of(
            SPECIMENS.A_UUID,
            NewSpecimen::aUuid,
            SpecimenPatch::aUuid,
            Specimen::aUuid,
            new UUID(0, 0),
            new UUID(-1, -1)),
        ColumnCase.of(
                SPECIMENS.A_JSON,
                NewSpecimen::aJson,
                SpecimenPatch::aJson,
                Specimen::aJson,
                JSON.json("{ \"a\": [1, null, 1e400], \"a\": \"\\u00e9?\" }"),
                JSON.json("null"))
            .withoutEquality(),
        ColumnCase.of(
            SPECIMENS.A_JSONB,
            NewSpecimen::aJsonb,
            SpecimenPatch::aJsonb,
            Specimen::aJsonb,
            JSONB.jsonb("{\"a\": [1, null, \"?\"], \"é\": 0.10}"),
            JSONB.jsonb("null"),
            JSONB.jsonb("\"\"")),
        ColumnCase.of(
                SPECIMENS.AN_XML,
                NewSpecimen::anXml,
                SpecimenPatch::anXml,
                Specimen::anXml,
                XML.xml("<a b=\"?\">&lt;é</a>"),
                XML.xml("text"))
            .withoutEquality(),
        ColumnCase.of(
                SPECIMENS.A_JSONPATH,
                NewSpecimen::aJsonpath,
                SpecimenPatch::aJsonpath,
                Specimen::aJsonpath,
                "$",
                "$.\"a\"[*]?(@ > 1)")
            .withoutEquality(),
        ColumnCase.of(
            SPECIMENS.AN_HSTORE,
            NewSpecimen::anHstore,
            SpecimenPatch::anHstore,
            Specimen::anHstore,
            "",
            "\"a\"=>NULL",
            "\"a\"=>\"NULL\", \"\\\"q\\\"\"=>\"\\\\, =>\""),
        ColumnCase.of(
            SPECIMENS.A_TSVECTOR,
            NewSpecimen::aTsvector,
            SpecimenPatch::aTsvector,
            Specimen::aTsvector,
            "",
            "'a':1A 'it''s':2 'é?'"),
        ColumnCase.of(
            SPECIMENS.A_TSQUERY,
            NewSpecimen::aTsquery,
            SpecimenPatch::aTsquery,
            Specimen::aTsquery,
            "'a' & !'b' | 'c d' <-> 'e':*A"),
        ColumnCase.of(
            SPECIMENS.A_MOOD,
            NewSpecimen::aMood,
            SpecimenPatch::aMood,
            Specimen::aMood,
            Mood.values()),
        ColumnCase.of(
            SPECIMENS.A_COLOUR,
            NewSpecimen::aColour,
            SpecimenPatch::aColour,
            Specimen::aColour,
            new Colour(0, 0, 0),
            new Colour(255, 255, 255)),
        ColumnCase.of(
            SPECIMENS.A_DOCUMENT,
            NewSpecimen::aDocument,
            SpecimenPatch::aDocument,
            Specimen::aDocument,
            new Document(""),
            new Document(ColumnCases.HOSTILE)));
  }
}
