package com.example.tickets;

import com.example.tickets.db.ListedEvent;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.OffsetDateTime;

/** An event as clients see it. */
record EventView(
    long id,
    String name,
    String venue,
    OffsetDateTime startsAt,
    OffsetDateTime endsAt,
    @JsonRawValue String attributes,
    int version,
    long seats,
    long free) {

  static EventView of(ListedEvent event) {
    return new EventView(
        event.id(),
        event.name(),
        event.venue(),
        event.startsAt(),
        event.endsAt(),
        event.attributes().data(),
        event.version(),
        event.seats(),
        event.free());
  }
}
