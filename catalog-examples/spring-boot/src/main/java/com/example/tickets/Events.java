package com.example.tickets;

import static com.example.tickets.db.Tables.LISTED_EVENTS;
import static com.example.tickets.db.Tables.TICKETS;

import com.example.tickets.Requests.EventChange;
import com.example.tickets.Requests.NewEventRequest;
import com.example.tickets.db.Event;
import com.example.tickets.db.EventPatch;
import com.example.tickets.db.ListedEvent;
import com.example.tickets.db.NewEvent;
import com.example.tickets.db.NewTicket;
import com.example.tickets.db.NewVenue;
import com.example.tickets.db.Ticket;
import com.example.tickets.db.Venue;
import com.example.tickets.db.enums.TicketStatus;
import dev.catalog.Database;
import dev.catalog.Page;
import dev.catalog.Rows;
import dev.catalog.Sort;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.JSONB;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Events: clients read a view, and change the tables behind it. */
@Repository
class Events {

  static final Sort SORT =
      Sort.of("startsAt", LISTED_EVENTS.STARTS_AT)
          .and("name", LISTED_EVENTS.NAME)
          .and("free", LISTED_EVENTS.FREE)
          .and("id", LISTED_EVENTS.ID)
          .otherwise("startsAt,id");

  private static final Param<Long> ID = DSL.param("id", Long.class);
  private static final Param<String> VENUE = DSL.param("venue", String.class);

  private static final Rows<ListedEvent> BY_ID = ListedEvent.ROWS.where(LISTED_EVENTS.ID.eq(ID));
  private static final Rows<ListedEvent> LISTED =
      ListedEvent.ROWS.whereIfBound(LISTED_EVENTS.VENUE.eq(VENUE));

  private final Database db;
  private final Outbox outbox;

  Events(Database db, Outbox outbox) {
    this.db = db;
    this.outbox = outbox;
  }

  /** One statement, with the total. */
  Page<ListedEvent> page(@Nullable String venue, @Nullable String sort, long offset, int limit) {
    return db.page(LISTED.orderBy(SORT, sort).bindIfPresent(VENUE, venue), offset, limit);
  }

  Optional<ListedEvent> find(long id) {
    return db.first(BY_ID.bind(ID, id));
  }

  /** The event, its seats and the message about it: all or nothing. */
  @Transactional
  ListedEvent create(NewEventRequest request) {
    Event event =
        db.insert(
            NewEvent.venueId(venue(request.venue()).id())
                .name(request.name())
                .during(range(request.startsAt(), request.endsAt())));
    db.insertAll(
        IntStream.rangeClosed(1, request.seats())
            .mapToObj(seat -> NewTicket.eventId(event.id()).seat(seat).price(request.price()))
            .toList());
    outbox.add("event-created", "{\"event\": %d}".formatted(event.id()));
    return db.one(BY_ID.bind(ID, event.id()));
  }

  private Venue venue(String name) {
    return db.insertIfAbsent(Venue.BY_NAME, NewVenue.name(name))
        .orElseGet(() -> db.get(Venue.BY_NAME, name));
  }

  /**
   * Changes an event that is still at the version that the client saw.
   *
   * @throws dev.catalog.StaleRowException if it is not
   */
  @Transactional
  Optional<ListedEvent> change(long id, int version, EventChange change) {
    EventPatch patch = new EventPatch().version(version);
    if (change.name() != null) {
      patch.name(change.name());
    }
    if (change.startsAt() != null && change.endsAt() != null) {
      patch.during(range(change.startsAt(), change.endsAt()));
    }
    return db.update(Event.BY_ID, id, patch).map(event -> db.one(BY_ID.bind(ID, event.id())));
  }

  /** Sets the attributes to a JSON object, which the database reads. */
  @Transactional
  Optional<ListedEvent> describe(long id, String json) {
    return db.update(Event.BY_ID, id, new EventPatch().attributes(JSONB.valueOf(json)))
        .map(event -> db.one(BY_ID.bind(ID, event.id())));
  }

  /**
   * Deletes an event of which nothing was sold.
   *
   * @throws dev.catalog.ConstraintViolationException if something was
   */
  @Transactional
  boolean delete(long id) {
    db.deleteWhere(
        Ticket.ROWS.where(TICKETS.EVENT_ID.eq(id).and(TICKETS.STATUS.eq(TicketStatus.free))));
    return db.delete(Event.BY_ID, id);
  }

  private static String range(OffsetDateTime from, OffsetDateTime to) {
    return "[" + from + "," + to + ")";
  }
}
