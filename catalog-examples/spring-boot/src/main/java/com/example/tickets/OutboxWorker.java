package com.example.tickets;

import static com.example.tickets.db.Tables.OUTBOX;
import static org.jooq.impl.DSL.currentOffsetDateTime;

import com.example.tickets.db.Message;
import com.example.tickets.db.MessagePatch;
import dev.catalog.Database;
import dev.catalog.Rows;
import dev.catalog.Transaction;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Empties the outbox. Any number of services may do so: none takes what another is at. */
@Component
class OutboxWorker {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
  private static final int BATCH = 20;
  private static final Rows<Message> DUE =
      Message.ROWS.where(OUTBOX.DUE_AT.le(currentOffsetDateTime())).orderBy(OUTBOX.ID);

  private final Database db;
  private final Subscriber subscriber;
  private final Duration retryAfter;

  OutboxWorker(
      Database db,
      Subscriber subscriber,
      @Value("${tickets.outbox.retry-after}") Duration retryAfter) {
    this.db = db;
    this.subscriber = subscriber;
    this.retryAfter = retryAfter;
  }

  /** Tells all that is due. */
  @Scheduled(fixedDelayString = "${tickets.outbox.every}")
  void empty() {
    int told = BATCH;
    while (told == BATCH) {
      told = db.transaction(this::tell);
    }
  }

  /** Tells one batch; what a subscriber refuses waits longer each time. */
  private int tell(Transaction tx) {
    List<Message> messages = tx.claim(DUE, BATCH);
    List<Long> told = new ArrayList<>();
    Map<Long, MessagePatch> refused = new HashMap<>();
    for (Message message : messages) {
      try {
        subscriber.receive(message);
        told.add(message.id());
      } catch (RuntimeException e) {
        LOG.warn("Message {} was refused and comes again", message.id(), e);
        refused.put(message.id(), later(message));
      }
    }
    tx.deleteAll(Message.BY_ID, told);
    tx.updateAll(Message.BY_ID, refused);
    return messages.size();
  }

  private MessagePatch later(Message message) {
    int attempts = message.attempts() + 1;
    Duration wait = retryAfter.multipliedBy(Math.min(attempts, 100));
    return new MessagePatch().attempts(attempts).dueAt(OffsetDateTime.now().plus(wait));
  }
}
