/**
 * A small web service on the product catalogue: one transaction per request, errors as JSON.
 *
 * <p>Start with {@code CatalogApi}, which holds the calls of the library; {@code ProductJson} tells
 * an absent field from a null one, and {@code Problems} turns exceptions into answers. {@link
 * dev.catalog.examples.web.WebService} is the program.
 */
@NullMarked
package dev.catalog.examples.web;

import org.jspecify.annotations.NullMarked;
