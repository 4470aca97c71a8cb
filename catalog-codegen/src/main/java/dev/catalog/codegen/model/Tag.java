package dev.catalog.codegen.model;

/** The stable names of problems; each has a heading of the same name in {@code docs/errors.md}. */
public enum Tag {
  NO_MIGRATIONS("CatalogNoMigrations"),
  MIGRATION_FAILED("CatalogMigrationFailed"),
  EXTENSION_MISSING("CatalogExtensionMissing"),
  POSTGRES_UNAVAILABLE("CatalogPostgresUnavailable"),
  OPTION_INVALID("CatalogOptionInvalid"),
  OPTION_UNKNOWN("CatalogOptionUnknown"),
  OPTION_UNUSED("CatalogOptionUnused"),
  NO_TABLES("CatalogNoTables"),
  NAME_COLLISION("CatalogNameCollision"),
  NAME_ILLEGAL("CatalogNameIllegal"),
  TYPE_UNKNOWN("CatalogTypeUnknown"),
  NO_COLUMNS("CatalogNoColumns"),
  TOO_MANY_COLUMNS("CatalogTooManyColumns"),
  JOOQ_VERSIONS("CatalogJooqVersions"),
  GENERATION_FAILED("CatalogGenerationFailed");

  private final String text;

  Tag(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
