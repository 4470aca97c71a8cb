package dev.catalog.codegen.model;

/**
 * A constraint that is no key and no foreign key by equality.
 *
 * @param constant in the record
 * @param name in the database
 * @param definition as the server writes it
 */
public record ConstraintModel(String constant, String name, String definition) {}
