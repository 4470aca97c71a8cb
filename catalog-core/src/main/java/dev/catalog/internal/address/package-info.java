/**
 * Where the server is: a JDBC URL, checked and taken apart, and what may get into the startup
 * packet.
 *
 * <p>May use {@code type}, and the driver's parser of URLs.
 *
 * <p>Start with {@link dev.catalog.internal.address.ServerAddress}, {@link
 * dev.catalog.internal.address.JdbcUrl} and {@link dev.catalog.internal.address.StartupText}.
 */
@NullMarked
package dev.catalog.internal.address;

import org.jspecify.annotations.NullMarked;
