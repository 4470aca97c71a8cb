/** The code of the README and the guide, run; and the check that the pages show that code. */
@NullMarked
package dev.catalog.docs;

import org.jspecify.annotations.NullMarked;
