package dev.catalog.codegen.model;

import java.util.List;

/**
 * How the server compares a column where Java or the search path would do otherwise.
 *
 * @param field the name of jOOQ's constant of the column
 * @param type the name of its type, for a cast that changes no value
 * @param storedType the name of its type with its length, precision or scale
 * @param collation the name of its collation, if that is not deterministic; else empty
 * @param operators the names of its type's own five operators; none if it has none of its own
 */
public record ComparisonModel(
    String field, String type, String storedType, String collation, List<String> operators) {}
