/**
 * The execution path: rendering, binding, reading, transactions. Not API; it may change in any
 * release.
 */
@NullMarked
package dev.catalog.internal;

import org.jspecify.annotations.NullMarked;
