/** Programs that must not compile, and what javac says about them. */
@NullMarked
package dev.catalog.compilefail;

import org.jspecify.annotations.NullMarked;
