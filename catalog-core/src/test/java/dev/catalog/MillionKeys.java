package dev.catalog;

import static dev.catalog.fixture.shop.Tables.TICKETS;

import dev.catalog.fixture.shop.Ticket;
import java.util.List;
import java.util.stream.LongStream;

/** Looks for a million keys; run by {@link AnyOfTest} in a small heap. */
final class MillionKeys {

  private MillionKeys() {}

  public static void main(String[] arguments) {
    List<Long> ids = LongStream.rangeClosed(1, 1_000_000).boxed().toList();
    try (Database db = SmallHeap.open(arguments)) {
      long counted = db.count(Ticket.ROWS.where(Query.anyOf(TICKETS.ID, ids)));
      List<Ticket> found = db.findAll(Ticket.BY_ID, ids);
      System.out.println(counted + " counted, " + found.size() + " found");
    }
  }
}
