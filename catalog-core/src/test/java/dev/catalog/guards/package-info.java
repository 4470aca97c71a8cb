/** What must stay true of the published jar: its API, its dependencies, its arrows. */
@NullMarked
package dev.catalog.guards;

import org.jspecify.annotations.NullMarked;
