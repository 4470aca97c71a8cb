package dev.catalog.json;

import dev.catalog.json.ColumnFormsTest.Case;
import java.util.List;
import java.util.stream.Stream;

/** JSON of each column of the table of types. */
final class FormCases {

  private static final String[] NOT_WHOLE = {
    "1.5", "1.0", "1e2", "\"1\"", "true", "[1]", "{}", "1e400"
  };
  private static final String[] NOT_A_NUMBER = {"\"9.50\"", "\"\"", "true", "[9.5]", "{}"};
  private static final String[] NOT_A_STRING = {
    "1", "1.5", "true", "[]", "{}", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00x\""
  };
  private static final String[] NOT_A_DATE = {
    "5", "0.5", "\"\"", "\"tomorrow\"", "[2026,1,31]", "{}", "true"
  };

  private FormCases() {}

  static List<Case> all() {
    return Stream.of(numbers(), texts(), times(), documents(), texts("5"), arrays(), others())
        .flatMap(List::stream)
        .toList();
  }

  private static Case of(String name, String value, String... wrong) {
    return new Case(name, value, value, List.of(wrong));
  }

  private static Case stored(String name, String given, String stored, String... wrong) {
    return new Case(name, given, stored, List.of(wrong));
  }

  private static List<Case> numbers() {
    return List.of(
        of("aSmallint", "-32768", NOT_WHOLE),
        of("aSmallint", "32767", "32768", "-32769"),
        of("anInteger", "2147483647", NOT_WHOLE),
        of("anInteger", "-2147483648", "3000000000", "-2147483649"),
        of("aBigint", "-9223372036854775808", NOT_WHOLE),
        of("aBigint", "9223372036854775807", "9223372036854775808"),
        of("aReal", "1.5", NOT_A_NUMBER),
        of("aReal", "\"NaN\"", "1e400", "1e39", "1e-400", "\"nan\""),
        of("aDouble", "0.1", NOT_A_NUMBER),
        of("aDouble", "\"-Infinity\"", "1e400", "-1e400", "1e-400"),
        of("aDouble", "1.7976931348623157E308"),
        of("aNumeric", "9.50", NOT_A_NUMBER),
        of("aNumeric", "123456789012345678901234567890.000000000000000000000000000001"),
        stored("aNumeric", "-0.0", "0.0", "1e999999999", "1e-999999999", "1e131073"),
        stored("aScaledNumeric", "9.5", "9.50", NOT_A_NUMBER),
        of("aWholeNumeric", "123456789012345678901234567890", NOT_WHOLE),
        of("aRatio", "0.1234", NOT_A_NUMBER),
        of("anOid", "4294967295", NOT_WHOLE),
        of("aBoolean", "true", "1", "0", "\"true\"", "\"\"", "[]", "{}"),
        of("aBoolean", "false"));
  }

  private static List<Case> texts() {
    return List.of(
        of("aText", "\"\"", NOT_A_STRING),
        of("aText", "\"'; drop table specimens; -- \\\\ \\\" \\n é 😀\""),
        of("aVarchar", "\"null\"", NOT_A_STRING),
        stored("aChar", "\"ab\"", "\"ab   \"", NOT_A_STRING),
        of("aQuotedChar", "\"x\"", NOT_A_STRING),
        of("aName", "\"products\"", NOT_A_STRING),
        of("aCitext", "\"Anna\"", NOT_A_STRING),
        of("aBytea", "\"AAH/\"", "1", "\"*\"", "\"AAH\\n\"", "[0,1]", "{}"),
        of("aBytea", "\"\""),
        of("aMood", "\"so-so\"", "\"SAD\"", "\"sad \"", "1", "[]", "{}"),
        of("aMood", "\"a, \\\"b\\\" {c}\\\\\""),
        of("aMood", "\"\""),
        of(
            "aUuid",
            "\"00000000-0000-0000-0000-00000000000a\"",
            "\"\"",
            "\"1-1-1-1-1\"",
            "\"00000000-0000-0000-0000-00000000000g\"",
            "1",
            "[]"));
  }

  private static List<Case> times() {
    return List.of(
        of("aDate", "\"2026-01-31\"", NOT_A_DATE),
        of("aDate", "\"+999999999-12-31\"", "\"2026-02-30\"", "\"2026-01-31T10:15:30Z\""),
        of("aTime", "\"10:15:30.123456\"", NOT_A_DATE),
        of("aTimetz", "\"10:15:30+01:00\"", NOT_A_DATE),
        of("aTimestamp", "\"2026-01-31T10:15:30.123456\"", NOT_A_DATE),
        stored(
            "aTimestamptz",
            "\"2026-01-31T11:15:30+01:00\"",
            "\"2026-01-31T10:15:30Z\"",
            NOT_A_DATE),
        of("aTimestamptz", "\"-0044-03-15T10:15:30Z\"", "\"2026-01-31T10:15:30\""),
        stored(
            "aCoarseTimestamp", "\"2026-01-31T10:15:30.6\"", "\"2026-01-31T10:15:31\"", NOT_A_DATE),
        stored("anInterval", "\"1 day 02:00\"", "\"1 day 02:00:00\"", NOT_A_STRING));
  }

  private static List<Case> documents() {
    String number =
        "{\"a\":1.10,\"b\":123456789012345678901234567890.5,\"c\":[null,true,\"\\\"\\\\\"]}";
    String[] wrong = {
      "{\"a\":1,\"a\":2}", "[{\"x\":{\"y\":1,\"y\":1}}]", "\"\\ud800\"", "{\"\\u0000\":1}"
    };
    return List.of(
        of("aJson", number, wrong),
        of("aJson", "1E+400"),
        of("aJson", "\"text\""),
        of("aJson", "[]"),
        stored(
            "aJsonb",
            number,
            "{\"a\": 1.10, \"b\": 123456789012345678901234567890.5, \"c\": [null, true, \"\\\"\\\\\"]}",
            wrong),
        of("aJsonb", "{}", "1e999999999"),
        of("aJsonb", "\"text\""),
        of("aJsonb", "false"),
        of("aJsonb", deep(400)),
        of("aDocument", "[1, 2.50]"),
        of("anXml", "\"<a b=\\\"c\\\"/>\"", NOT_A_STRING));
  }

  static String deep(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  /** Types whose values are texts in the server's form. */
  private static List<Case> texts(String wrong) {
    return Stream.of(
            "aMoney|$1.00",
            "aJsonpath|$.\\\"a\\\"",
            "anHstore|\\\"a\\\"=>\\\"1\\\", \\\"b\\\"=>NULL",
            "anInet|10.0.0.1",
            "aCidr|10.0.0.0/8",
            "aMacaddr|08:00:2b:01:02:03",
            "aMacaddr8|08:00:2b:01:02:03:04:05",
            "aBit|101",
            "aVarbit|1",
            "aPoint|(1,2)",
            "aLine|{1,-1,0}",
            "aBox|(1,1),(0,0)",
            "aPath|[(0,0),(1,1)]",
            "aPolygon|((0,0),(1,1))",
            "aCircle|<(0,0),1>",
            "aTsvector|'a':1",
            "aTsquery|'a' & 'b'",
            "anInt4range|[1,5)",
            "anInt8range|empty",
            "aNumrange|[1.5,)",
            "aTsrange|[\\\"2026-01-01 00:00:00\\\",)",
            "aTstzrange|(,)",
            "aDaterange|[2026-01-01,2026-02-01)",
            "anInt4multirange|{[1,3),[5,8)}",
            "aTstzmultirange|{}",
            "aRegclass|specimens",
            "aPgLsn|0/16B3748",
            "aTextMatrix|{{a,b},{c,NULL}}")
        .map(each -> each.split("\\|", 2))
        .map(each -> of(each[0], "\"" + each[1] + "\"", wrong, "true", "[]", "{}"))
        .toList();
  }

  private static List<Case> arrays() {
    String[] wrong = {"1", "\"{}\"", "{}", "[[]]", "[{}]", "\"\""};
    return List.of(
        of("someTexts", "[\"a\",null,\"\",\"NULL\"]", "1", "\"{}\"", "{}", "[1]", "[[\"a\"]]"),
        of("someTexts", "[]"),
        of("someIntegers", "[1,null]", "[1.5]", "[\"1\"]", "[3000000000]"),
        of("someLongs", "[9223372036854775807]", wrong),
        of("someBooleans", "[true,false,null]", "[1]"),
        of("someNumerics", "[1.50,null]", "[\"1\"]"),
        of("someDoubles", "[0.5,\"NaN\"]", "[1e400]"),
        of("someUuids", "[\"00000000-0000-0000-0000-00000000000a\"]", wrong),
        of("someDates", "[\"2026-01-31\",null]", wrong),
        of("someTimestamps", "[\"2026-01-31T10:15:30\"]", wrong),
        of("someTimestamptzs", "[\"2026-01-31T10:15:30Z\"]", wrong),
        of("someByteas", "[\"AAH/\",null]", wrong),
        of("someMoods", "[\"sad\",null,\"null\"]", "[\"SAD\"]"),
        of("someJsonbs", "[{\"a\": 1}, [2]]".replace("}, [", "},["), "[{\"a\":1,\"a\":1}]"),
        of(
            "someAddresses",
            "[{\"street\":\"Main\",\"zip\":null,\"built\":\"2026-01-31\",\"tags\":[\"a\"],\"host\":\"10.0.0.1\"},null]",
            "[{\"streets\":\"Main\"}]",
            "[{\"zip\":\"1\",\"zip\":\"2\"}]"),
        stored("someInets", "\"{10.0.0.1,NULL}\"", "\"{10.0.0.1,NULL}\"", "[\"10.0.0.1\"]"),
        of("someVarchars", "[\"a\"]", wrong),
        stored("someChars", "[\"a\"]", "[\"a    \"]", wrong),
        stored("someScaledNumerics", "[1.5]", "[1.50]", wrong),
        of("someTimes", "[\"10:15:30\"]", wrong),
        of("someTimetzs", "[\"10:15:30+01:00\"]", wrong));
  }

  private static List<Case> others() {
    return List.of(
        of("aSingleBit", "\"1\"", "true", "1"),
        stored(
            "anAddress",
            "{\"host\":\"10.0.0.1\",\"tags\":[null]}",
            "{\"street\":null,\"zip\":null,\"built\":null,\"tags\":[null],\"host\":\"10.0.0.1\"}",
            "1",
            "[]",
            "\"(a)\"",
            "{\"built\":\"2026\"}",
            "{\"tags\":[1]}"),
        of("aColour", "{\"red\":1,\"green\":2,\"blue\":3}", "1", "[]", "\"\""));
  }
}
