/** Tests of the JSON module; each case runs with Jackson 2 and with Jackson 3. */
@NullMarked
package dev.catalog.json;

import org.jspecify.annotations.NullMarked;
