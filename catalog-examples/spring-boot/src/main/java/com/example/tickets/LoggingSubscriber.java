package com.example.tickets;

import com.example.tickets.db.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stands for a broker. */
@Component
class LoggingSubscriber implements Subscriber {

  private static final Logger LOG = LoggerFactory.getLogger(LoggingSubscriber.class);

  @Override
  public void receive(Message message) {
    LOG.info("{} {}: {}", message.id(), message.topic(), message.payload());
  }
}
