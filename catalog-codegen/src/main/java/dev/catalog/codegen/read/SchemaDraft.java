package dev.catalog.codegen.read;

import dev.catalog.codegen.model.NameScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.meta.SchemaDefinition;

/** A schema whose tables are being read. */
public final class SchemaDraft {
  final SchemaDefinition definition;
  final String packageName;
  final NameScope holderNames = new NameScope();
  final List<TableDraft> tables = new ArrayList<>();

  /** What each type of the package is, by its simple name; file systems may ignore case. */
  final Map<String, String> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  boolean isShared;

  SchemaDraft(SchemaDefinition definition, String packageName) {
    this.definition = definition;
    this.packageName = packageName;
  }
}
