package dev.catalog.jackson;

import dev.catalog.jackson.internal.Accepted;
import org.jooq.TableField;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;

/**
 * Reads and writes generated create types and patches as JSON with Jackson 3, and gives the columns
 * of rows their JSON forms. Register it with the mapper:
 *
 * <pre>{@code
 * JsonMapper.builder().addModule(CatalogModule.accepting(PRODUCTS.NAME, PRODUCTS.PRICE)).build();
 * }</pre>
 *
 * <p>A patch is a JSON object: a name that is absent leaves its column as it is, null sets it to
 * NULL, and a value sets it to the value. A create type is the same, with its required columns. The
 * names are those that rows have in the mapper's JSON, so a naming strategy or an annotation on the
 * row holds for its builders too, and what rows hide cannot be set.
 *
 * <p>It is an error, with the path to it, if JSON has an unknown name (whatever the mapper's
 * setting says), a name twice, a column that cannot be set, null for NOT NULL, or a value in
 * another form than its column's. The error is Jackson's {@code MismatchedInputException}; nothing
 * has been set.
 *
 * <p>A mapper has one such module; the last one that is registered decides.
 *
 * <p>Immutable; may be shared between threads.
 */
public final class CatalogModule extends JacksonModule {

  private final Accepted accepted;

  private CatalogModule(Accepted accepted) {
    this.accepted = accepted;
  }

  /**
   * Returns a module with which JSON may set each column that a builder can set. Columns that are
   * computed, kept by a trigger or generated always are in no builder, and a patch has no key.
   */
  public static CatalogModule acceptingAll() {
    return new CatalogModule(Accepted.ALL);
  }

  /**
   * Returns a module with which JSON may set these columns and no others: no column of a table that
   * is not named. Concerns reading alone.
   *
   * <p>A create type whose required columns are not all among them cannot be read.
   *
   * @throws IllegalArgumentException if no column is given
   * @throws NullPointerException if a column is null
   */
  public static CatalogModule accepting(TableField<?, ?>... columns) {
    return new CatalogModule(Accepted.of(columns));
  }

  @Override
  public String getModuleName() {
    return "catalog";
  }

  /** Returns the version of no artifact: it is not used. */
  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  /** Returns one id for all instances, so that the last one that is registered decides. */
  @Override
  public Object getRegistrationId() {
    return CatalogModule.class.getName();
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addDeserializers(new ColumnDeserializers(accepted));
    context.addSerializers(new ColumnSerializers());
  }
}
