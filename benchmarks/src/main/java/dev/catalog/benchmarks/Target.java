package dev.catalog.benchmarks;

/**
 * The database that a contender connects to.
 *
 * @param connections the size of its pool
 */
public record Target(String url, String user, String password, int connections) {}
