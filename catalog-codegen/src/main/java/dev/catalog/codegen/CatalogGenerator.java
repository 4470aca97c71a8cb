package dev.catalog.codegen;

import dev.catalog.codegen.emit.BuilderEmitter;
import dev.catalog.codegen.emit.HolderEmitter;
import dev.catalog.codegen.emit.JavaFile;
import dev.catalog.codegen.emit.RowEmitter;
import dev.catalog.codegen.emit.SourceWriter;
import dev.catalog.codegen.emit.ValuesEmitter;
import dev.catalog.codegen.model.CatalogGenerationException;
import dev.catalog.codegen.model.SchemaModel;
import dev.catalog.codegen.model.TableModel;
import dev.catalog.codegen.model.Tag;
import dev.catalog.codegen.read.ModelReader;
import dev.catalog.codegen.read.ObjectNames;
import dev.catalog.codegen.read.UnusedOptions;
import dev.catalog.codegen.run.ClearNames;
import dev.catalog.codegen.run.Fingerprint;
import dev.catalog.codegen.run.Inputs;
import dev.catalog.codegen.run.JooqVersions;
import dev.catalog.codegen.run.NeutralLocale;
import dev.catalog.codegen.run.StrictGenerator;
import dev.catalog.codegen.run.TypeNames;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.codegen.GeneratorStrategy.Mode;
import org.jooq.codegen.JavaWriter;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.Database;
import org.jooq.meta.Definition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.jaxb.OnError;
import org.jooq.meta.jaxb.RegexFlag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Generates a row, a create and a patch type for every table of a {@link MigratedDatabase}, besides
 * jOOQ's own classes:
 *
 * <pre>{@code
 * <generator>
 *   <name>dev.catalog.codegen.CatalogGenerator</name>
 *   <database>
 *     <name>dev.catalog.codegen.MigratedDatabase</name>
 *     ...
 * }</pre>
 *
 * <p>A run whose migrations, options, tools and generated files are what they were at the last run
 * starts no server and touches no file.
 *
 * <p>Confined to the thread that generates.
 */
public final class CatalogGenerator extends StrictGenerator {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogGenerator.class);

  private final SortedSet<Path> files = new TreeSet<>();
  private Map<SchemaDefinition, SchemaModel> schemas = Map.of();
  private @Nullable GeneratorStrategy configured;

  /** For jOOQ, which creates it by name. */
  public CatalogGenerator() {}

  /**
   * Writes the classes of all schemas, unless they are there.
   *
   * @throws CatalogGenerationException with every problem that was found; the next run generates
   *     again
   */
  @Override
  public void generate(Database database) {
    if (!(database instanceof MigratedDatabase migrated)) {
      throw CatalogGenerationException.of(
          Tag.OPTION_INVALID,
          "The database of CatalogGenerator is %s; set <database><name> to %s."
              .formatted(database.getClass().getName(), MigratedDatabase.class.getName()));
    }
    JooqVersions.check();
    long start = System.nanoTime();
    Fingerprint fingerprint =
        Fingerprint.of(
            migrated.options().basedir(), Path.of(getTargetDirectory()), getTargetPackage());
    SortedMap<String, String> inputs =
        Inputs.of(migrated, this, configured == null ? getStrategy() : configured);
    String change = fingerprint.change(inputs);
    if (change == null) {
      migrated.markAllUsed();
      LOG.info(
          "{} is up to date with its migrations (looked for {} ms)",
          getTargetPackage(),
          (System.nanoTime() - start) / 1_000_000);
      return;
    }
    NeutralLocale.run(() -> generateFrom(migrated, fingerprint));
    fingerprint.write(inputs, files);
    LOG.info(
        "Generated {} files of {} in {} ms, because {}",
        files.size(),
        getTargetPackage(),
        (System.nanoTime() - start) / 1_000_000,
        change);
  }

  private void generateFrom(MigratedDatabase database, Fingerprint fingerprint) {
    TypeNames.add();
    checkOptions();
    database.setOnError(OnError.FAIL);
    database.setRegexFlags(withNewlines(database.getRegexFlags()));
    database.setIncludeRelations(generateRelations());
    database.setTableValuedFunctions(generateTableValuedFunctions());
    database.start();
    try {
      database.forceEnumDomains(each -> getStrategy().getFullJavaClassName(each, Mode.ENUM));
      schemas =
          new ModelReader(database, getStrategy(), this::javaType, generateComments(), problems)
              .read();
      collectQuietly(() -> new ObjectNames(database, getStrategy(), problems).check());
      problems.throwIfAny();
      fingerprint.delete();
      super.generate(database);
      UnusedOptions.report(database, problems);
    } catch (CatalogGenerationException e) {
      throw e;
    } catch (RuntimeException e) {
      problems.add(
          Tag.GENERATION_FAILED,
          "jOOQ failed: %s; exclude what the message names by <excludes>, or change it."
              .formatted(rootOf(e)),
          e);
    }
    problems.throwIfAny();
  }

  /** Returns flags with which {@code .*}, jOOQ's default, includes a name of two lines too. */
  private static List<RegexFlag> withNewlines(List<RegexFlag> flags) {
    List<RegexFlag> all = new ArrayList<>(flags);
    all.add(RegexFlag.DOTALL);
    return all;
  }

  /** A strategy that fails here fails again where jOOQ writes the object, which then is named. */
  private static void collectQuietly(Runnable check) {
    try {
      check.run();
    } catch (RuntimeException e) {
      LOG.debug("The names of objects could not be checked", e);
    }
  }

  private static Throwable rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private void checkOptions() {
    Map<String, Boolean> needed =
        Map.of(
            "tables", generateTables(),
            "globalTableReferences", generateGlobalTableReferences(),
            "globalKeyReferences", generateGlobalKeyReferences());
    needed.forEach(
        (option, isOn) -> {
          if (!isOn) {
            problems.add(
                Tag.OPTION_INVALID,
                ("jOOQ's option <generate><%s> is false; remove it, the generated rows need"
                        + " these classes.")
                    .formatted(option));
          }
        });
    problems.throwIfAny();
  }

  private String javaType(ColumnDefinition column) {
    JavaWriter scratch = newJavaWriter(new File(getStrategy().getFileRoot(), "Scratch.java"));
    return getJavaType(column.getType(resolver(scratch, Mode.RECORD)), scratch, Mode.RECORD);
  }

  @Override
  protected void generateTables(SchemaDefinition schema) {
    collect(schema, () -> super.generateTables(schema));
    collect(schema, () -> generateRows(schema));
  }

  @Override
  protected void printClassAnnotations(JavaWriter out, Definition definition, Mode mode) {
    super.printClassAnnotations(out, definition, mode);
    if (mode == Mode.DEFAULT
        && definition instanceof TableDefinition table
        && table.getDatabase() instanceof MigratedDatabase database
        && database.isInheritanceParent(table)) {
      out.println("@%s", out.ref("dev.catalog.spi.InheritanceParent"));
    }
  }

  private void generateRows(SchemaDefinition schema) {
    SchemaModel model = schemas.get(schema);
    if (model == null || model.tables().isEmpty()) {
      return;
    }
    File directory = getStrategy().getFile(schema).getParentFile();
    for (TableModel table : model.tables()) {
      write(directory, table.rowName(), RowEmitter.emit(model, table));
      if (table.isWritable()) {
        write(directory, table.valuesName(), ValuesEmitter.emit(model, table));
        write(directory, table.newRowName(), BuilderEmitter.newRow(model, table));
        if (!table.patchable().isEmpty()) {
          write(directory, table.patchName(), BuilderEmitter.patch(model, table));
        }
      }
    }
    write(directory, SchemaModel.HOLDER, HolderEmitter.emit(model));
  }

  private void write(File directory, String type, JavaFile source) {
    SourceWriter out = (SourceWriter) newJavaWriter(new File(directory, type + ".java"));
    out.write(source);
    closeJavaWriter(out);
  }

  @Override
  protected JavaWriter newJavaWriter(File file, Mode mode) {
    SourceWriter out =
        new SourceWriter(
            file,
            generateFullyQualifiedTypes(),
            getTargetEncoding(),
            generateJavadoc(),
            generatedSerialVersionUID(),
            mode);
    if (generateIndentation() != null) {
      out.tabString(generateIndentation());
    }
    if (generateNewline() != null) {
      out.newlineString(generateNewline());
    }
    out.printMarginForBlockComment(generatePrintMarginForBlockComment());
    return out;
  }

  @Override
  protected void closeJavaWriter(JavaWriter out) {
    super.closeJavaWriter(out);
    if (out.file().isFile()) {
      files.add(out.file().toPath().toAbsolutePath().normalize());
    }
  }

  @Override
  public void setTargetLocale(Locale locale) {
    super.setTargetLocale(locale.equals(Locale.getDefault()) ? Locale.ROOT : locale);
  }

  @Override
  public void setStrategy(GeneratorStrategy strategy) {
    configured = strategy;
    super.setStrategy(ClearNames.of(strategy));
  }
}
