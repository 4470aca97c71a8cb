package dev.catalog;

import dev.catalog.fixture.types.udt.records.AddressRecord;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** The columns of every type: smallest, largest and hostile values. */
final class ColumnCases {

  static final String HOSTILE =
      "'; drop table specimens; -- ?1 $1 :a {fn now()} \\ \" ,(){}[] \t\r\n \u00e9\u0131\uD83D\uDE00";

  private ColumnCases() {}

  static List<ColumnCase<?>> all() {
    return Stream.of(
            NumberCases.numbers(),
            TextCases.texts(),
            TimeCases.times(),
            ServerTypeCases.others(),
            ArrayCases.arrays())
        .<ColumnCase<?>>flatMap(List::stream)
        .toList();
  }

  static OffsetDateTime at(int year, int month, int day, int nanos) {
    return OffsetDateTime.of(year, month, day, 1, 2, 3, nanos, ZoneOffset.UTC);
  }

  static AddressRecord address() {
    return new AddressRecord(
        "1, \"Main\" (St)\\", "", LocalDate.of(-1, 1, 1), new String[] {"a b", null}, "10.0.0.1");
  }
}
