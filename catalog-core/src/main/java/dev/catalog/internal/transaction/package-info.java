/**
 * Whose transaction a request belongs to: scopes, blocks with their attempts and hooks, and blocks
 * in other threads.
 *
 * <p>May use all rooms before it.
 *
 * <p>Start with {@link dev.catalog.internal.transaction.Scope}, {@link
 * dev.catalog.internal.transaction.TransactionRunner} and {@link
 * dev.catalog.internal.transaction.Retry}.
 */
@NullMarked
package dev.catalog.internal.transaction;

import org.jspecify.annotations.NullMarked;
