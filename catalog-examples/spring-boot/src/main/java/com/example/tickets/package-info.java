/** A service that sells tickets: start at {@link com.example.tickets.EventController}. */
@NullMarked
package com.example.tickets;

import org.jspecify.annotations.NullMarked;
