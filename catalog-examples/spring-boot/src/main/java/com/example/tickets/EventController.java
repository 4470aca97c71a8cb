package com.example.tickets;

import com.example.tickets.Requests.EventChange;
import com.example.tickets.Requests.NewEventRequest;
import com.example.tickets.Requests.Purchase;
import com.example.tickets.db.ListedEvent;
import com.example.tickets.db.Ticket;
import dev.catalog.Page;
import dev.catalog.Slice;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What clients ask for, a method for each. */
@RestController
@RequestMapping("/events")
class EventController {

  private static final int MOST_ROWS = 100;
  private static final int MOST_ATTRIBUTES = 8_192;

  private final Events events;
  private final Seats seats;

  EventController(Events events, Seats seats) {
    this.events = events;
    this.seats = seats;
  }

  /** A page of what clients see. */
  record EventPage(List<EventView> events, long total, long offset, int limit) {}

  @GetMapping
  EventPage list(
      @RequestParam(required = false) @Nullable String venue,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "0") long offset,
      @RequestParam(defaultValue = "20") int limit) {
    require(venue == null || Requests.isText(venue), "venue must be text");
    require(offset >= 0, "offset must be at least 0");
    Page<ListedEvent> page = events.page(venue, sorted(sort), offset, checked(limit));
    return new EventPage(
        page.rows().stream().map(EventView::of).toList(), page.total(), offset, limit);
  }

  @GetMapping("/{id}")
  ResponseEntity<EventView> get(@PathVariable long id) {
    return shown(events.find(id));
  }

  @PostMapping
  ResponseEntity<EventView> create(@RequestBody NewEventRequest request) {
    ListedEvent event = events.create(request);
    return ResponseEntity.created(URI.create("/events/" + event.id()))
        .eTag(tag(event))
        .body(EventView.of(event));
  }

  @PatchMapping("/{id}")
  ResponseEntity<EventView> change(
      @PathVariable long id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
      @RequestBody EventChange change) {
    return shown(events.change(id, version(seen), change));
  }

  @PutMapping(path = "/{id}/attributes", consumes = "application/json")
  ResponseEntity<EventView> describe(@PathVariable long id, @RequestBody String json) {
    require(json.length() <= MOST_ATTRIBUTES, "attributes must not be longer than 8192 characters");
    require(Requests.isText(json), "attributes must be text");
    return shown(events.describe(id, json));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable long id) {
    if (!events.delete(id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  @GetMapping("/{id}/tickets")
  Slice<Ticket> tickets(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "20") int limit) {
    return seats.slice(id, cursor, checked(limit));
  }

  @PostMapping("/{id}/tickets")
  @ResponseStatus(HttpStatus.CREATED)
  List<Ticket> buy(@PathVariable long id, @RequestBody Purchase purchase) {
    return seats.sell(id, purchase);
  }

  private static ResponseEntity<EventView> shown(Optional<ListedEvent> event) {
    return event
        .map(found -> ResponseEntity.ok().eTag(tag(found)).body(EventView.of(found)))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String tag(ListedEvent event) {
    return "\"" + event.version() + "\"";
  }

  private static int version(@Nullable String tag) {
    if (tag == null) {
      throw new ResponseStatusException(
          HttpStatus.PRECONDITION_REQUIRED, "Send the ETag of what you saw as If-Match");
    }
    require(tag.matches("\"\\d{1,9}\""), "If-Match must be an ETag of this event");
    return Integer.parseInt(tag.substring(1, tag.length() - 1));
  }

  private static @Nullable String sorted(@Nullable String sort) {
    try {
      Events.SORT.parse(sort);
      return sort;
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
  }

  private static int checked(int limit) {
    require(limit >= 1 && limit <= MOST_ROWS, "limit must be between 1 and 100");
    return limit;
  }

  private static void require(boolean isRight, String sentence) {
    if (!isRight) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
    }
  }
}
