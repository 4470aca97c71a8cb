/**
 * The lane without a server: the driver's conversation with PostgreSQL is recorded, then played
 * back from memory, in the same thread and without a system call.
 *
 * <p>{@link dev.catalog.benchmarks.tape.TapeSockets} is named in the URL as the driver's socket
 * factory, so that every contender runs on it unchanged.
 */
@NullMarked
package dev.catalog.benchmarks.tape;

import org.jspecify.annotations.NullMarked;
