package com.example.tickets;

import com.example.tickets.db.Message;

/**
 * Who is told. A message comes at least once: again if the service dies, or loses its database,
 * between telling and noting that it told. Its id is the same each time, so that a subscriber can
 * recognise what it had before.
 */
interface Subscriber {

  /** Takes a message; throws if it must come again. */
  void receive(Message message);
}
