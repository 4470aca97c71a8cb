package dev.catalog;

import dev.catalog.spi.Assignment;
import java.time.Duration;
import java.util.UUID;

/**
 * A change to some columns of a row, built by a generated {@code XPatch}. Columns that are not set
 * are not in the UPDATE.
 *
 * <p>Mutable; built by one thread and handed to a session.
 *
 * @param <R> the row that is changed
 */
public interface Patch<R> {

  /** Returns the columns that were set; called by sessions. */
  Assignment<R> assigned();

  /**
   * Not for use: fails. Jackson takes this method for a property, so it fails to write a patch as
   * JSON where the module of {@code catalog-jackson} is not registered. Otherwise it would write an
   * empty object.
   *
   * @throws UnsupportedOperationException always; nothing has changed
   */
  default Object getJsonNeedsTheModuleOfCatalogJackson() {
    throw new UnsupportedOperationException(
        "JSON of a patch needs the module of catalog-jackson: register CatalogModule with the mapper");
  }

  // Two setters of one property, of types that Jackson cannot choose from: without the module it
  // fails to read a patch, and names the property. Otherwise it would read one that sets nothing.
  @SuppressWarnings({"unused", "UnusedMethod", "UnusedVariable"})
  private void setJsonNeedsTheModuleOfCatalogJackson(UUID either) {}

  @SuppressWarnings({"unused", "UnusedMethod", "UnusedVariable"})
  private void setJsonNeedsTheModuleOfCatalogJackson(Duration or) {}
}
