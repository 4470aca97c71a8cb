package dev.catalog.json;

/** A class of a service's own, behind a forced type. */
public record Colour(int red, int green, int blue) {}
