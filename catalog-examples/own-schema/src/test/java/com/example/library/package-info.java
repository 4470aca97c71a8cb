/** Tests of the library on an embedded PostgreSQL. */
@NullMarked
package com.example.library;

import org.jspecify.annotations.NullMarked;
