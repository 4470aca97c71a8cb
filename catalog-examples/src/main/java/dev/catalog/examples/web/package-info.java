/**
 * A small web service on the product catalogue: one transaction per request, errors as JSON.
 *
 * <p>Start with {@code CatalogApi}, which contains the calls to the library. {@code ProductJson}
 * distinguishes absent fields from null ones, and {@code Problems} turns exceptions into responses.
 * {@link dev.catalog.examples.web.WebService} is the program.
 */
@NullMarked
package dev.catalog.examples.web;

import org.jspecify.annotations.NullMarked;
