/** A lending library on a schema of its own; start with {@link com.example.library.Lending}. */
@NullMarked
package com.example.library;

import org.jspecify.annotations.NullMarked;
