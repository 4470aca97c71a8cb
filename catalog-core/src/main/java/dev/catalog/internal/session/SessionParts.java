package dev.catalog.internal.session;

import dev.catalog.internal.query.CursorSeal;

/**
 * What all sessions of a database share beside their scopes.
 *
 * @param seal what the cursors of slices are sealed with
 */
record SessionParts(CursorSeal seal, Dsl dsl) {}
