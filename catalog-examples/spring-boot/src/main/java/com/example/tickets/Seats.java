package com.example.tickets;

import static com.example.tickets.db.Tables.TICKETS;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.example.tickets.Requests.Purchase;
import com.example.tickets.db.Ticket;
import com.example.tickets.db.TicketPatch;
import com.example.tickets.db.enums.TicketStatus;
import dev.catalog.Database;
import dev.catalog.Rows;
import dev.catalog.Slice;
import dev.catalog.Transaction;
import java.util.List;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The seats of events. */
@Repository
class Seats {

  /** There are fewer free seats than somebody wants. */
  static final class SoldOutException extends RuntimeException {
    SoldOutException(int free) {
      super("There are only %d free seats".formatted(free));
    }
  }

  private static final Param<Long> EVENT = DSL.param("event", Long.class);
  private static final Rows<Ticket> OF_EVENT =
      Ticket.ROWS.where(TICKETS.EVENT_ID.eq(EVENT)).orderBy(TICKETS.SEAT);
  private static final Rows<Ticket> FREE = OF_EVENT.where(TICKETS.STATUS.eq(TicketStatus.free));

  private final Database db;
  private final Outbox outbox;

  Seats(Database db, Outbox outbox) {
    this.db = db;
    this.outbox = outbox;
  }

  /** The seats after a cursor, in their order. */
  Slice<Ticket> slice(long eventId, @Nullable String cursor, int limit) {
    return db.slice(OF_EVENT.bind(EVENT, eventId), cursor, limit);
  }

  /**
   * Sells the first seats that nobody else is buying at this moment, and says so in the outbox.
   *
   * @throws SoldOutException if there are too few; none is sold
   */
  List<Ticket> sell(long eventId, Purchase purchase) {
    return db.transaction(tx -> sell(tx, eventId, purchase));
  }

  private List<Ticket> sell(Transaction tx, long eventId, Purchase purchase) {
    List<Ticket> free = tx.claim(FREE.bind(EVENT, eventId), purchase.count());
    if (free.size() < purchase.count()) {
      throw new SoldOutException(free.size());
    }
    TicketPatch sold = new TicketPatch().status(TicketStatus.sold).holder(purchase.holder());
    List<Ticket> tickets =
        tx.updateAll(
            Ticket.BY_ID, free.stream().map(Seats::key).collect(toMap(identity(), key -> sold)));
    List<Integer> seats = tickets.stream().map(Ticket::seat).sorted().toList();
    outbox.add("seats-sold", "{\"event\": %d, \"seats\": %s}".formatted(eventId, seats));
    return tickets;
  }

  private static Ticket.Id key(Ticket ticket) {
    return new Ticket.Id(ticket.eventId(), ticket.seat());
  }
}
