package dev.catalog.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks jOOQ's class of a table that other tables inherit from (INHERITS; partitions do not count).
 * A constraint of such a table holds for its own rows only, so keys and relations read it by {@code
 * only}. For generated code.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface InheritanceParent {}
