/** Hibernate ORM 7. */
@NullMarked
package dev.catalog.benchmarks.hibernate;

import org.jspecify.annotations.NullMarked;
