package com.example.tickets;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The bodies that clients send. What is not right in one of them is answered with 400. */
final class Requests {

  private Requests() {}

  /** An event with numbered seats. */
  record NewEventRequest(
      String name,
      String venue,
      OffsetDateTime startsAt,
      OffsetDateTime endsAt,
      int seats,
      BigDecimal price) {
    NewEventRequest {
      require(isText(name) && isText(venue), "name and venue");
      require(startsAt != null && endsAt != null && startsAt.isBefore(endsAt), "startsAt, endsAt");
      require(seats >= 1 && seats <= 1_000, "seats, between 1 and 1000");
      require(price != null, "price");
    }
  }

  /** What changes of an event; the fields that are absent stay as they are. */
  record EventChange(
      @Nullable String name, @Nullable OffsetDateTime startsAt, @Nullable OffsetDateTime endsAt) {
    EventChange {
      require(name == null || isText(name), "a name that is text");
      boolean bothOrNone = (startsAt == null) == (endsAt == null);
      require(bothOrNone, "startsAt and endsAt, or neither");
      require(startsAt == null || startsAt.isBefore(endsAt), "an end after the start");
    }
  }

  /** Seats for somebody. */
  record Purchase(String holder, int count) {
    Purchase {
      require(isText(holder) && !holder.isBlank(), "holder");
      require(count >= 1 && count <= 10, "count, between 1 and 10");
    }
  }

  /** Returns whether the database can store a text: no U+0000, no half of a surrogate pair. */
  static boolean isText(@Nullable String text) {
    return text != null
        && text.indexOf('\0') < 0
        && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static void require(boolean isThere, String what) {
    if (!isThere) {
      throw new IllegalArgumentException("The body needs " + what);
    }
  }
}
