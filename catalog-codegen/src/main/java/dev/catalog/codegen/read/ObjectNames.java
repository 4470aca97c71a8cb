package dev.catalog.codegen.read;

import dev.catalog.codegen.model.JavaText;
import dev.catalog.codegen.model.Problems;
import dev.catalog.codegen.model.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.codegen.GeneratorStrategy.Mode;
import org.jooq.meta.Definition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UDTDefinition;

/**
 * Finds the objects that jOOQ cannot write as what they are: two that get one name, of which javac
 * would refuse the second or jOOQ leave it out, and names that it writes into Java without escaping
 * what they hold.
 */
public final class ObjectNames {
  private final MigratedSchemas database;
  private final GeneratorStrategy strategy;
  private final Problems problems;

  public ObjectNames(MigratedSchemas database, GeneratorStrategy strategy, Problems problems) {
    this.database = database;
    this.strategy = strategy;
    this.problems = problems;
  }

  /** Adds a problem for each object. */
  public void check() {
    for (SchemaDefinition schema : database.getSchemata()) {
      classes(schema);
      constants("sequence", database.getSequences(schema));
      constants("domain", database.getDomains(schema));
      constants("index", database.getIndexes(schema));
      List<Definition> keys = new ArrayList<>(database.getUniqueKeys(schema));
      keys.addAll(database.getForeignKeys(schema));
      constants("constraint", keys);
      literals(schema);
    }
  }

  private void classes(SchemaDefinition schema) {
    Map<String, Definition> named = new HashMap<>();
    for (TableDefinition table : database.getTables(schema)) {
      add(named, table, strategy.getFullJavaClassName(table, Mode.DEFAULT));
      if (table.isTableValuedFunction()) {
        members(table, table.getParameters(), strategy::getJavaIdentifier);
      }
    }
    for (EnumDefinition type : database.getEnums(schema)) {
      add(named, type, strategy.getFullJavaClassName(type, Mode.ENUM));
      labels(type);
    }
    for (UDTDefinition type : database.getUDTs(schema)) {
      add(named, type, strategy.getFullJavaClassName(type, Mode.DEFAULT));
      members(type, type.getAttributes(), strategy::getJavaIdentifier);
    }
    for (RoutineDefinition routine : database.getRoutines(schema)) {
      add(named, routine, strategy.getFullJavaClassName(routine, Mode.DEFAULT));
      members(routine, routine.getAllParameters(), strategy::getJavaIdentifier);
    }
  }

  private void constants(String what, List<? extends Definition> objects) {
    Map<String, Definition> named = new HashMap<>();
    for (Definition object : objects) {
      Definition other = named.put(strategy.getJavaIdentifier(object), object);
      if (other != null) {
        problems.add(
            Tag.NAME_COLLISION,
            ("The %s %s and %s would both become %s; rename one in a migration, exclude it by"
                    + " <excludes>, or name it by a strategy of jOOQ.")
                .formatted(what, shown(other), shown(object), strategy.getJavaIdentifier(object)));
      }
    }
  }

  private void add(Map<String, Definition> named, Definition object, String type) {
    Definition other = named.put(type.toLowerCase(Locale.ROOT), object);
    if (other != null && !isOverloaded(object, other)) {
      problems.add(
          Tag.NAME_COLLISION,
          ("%s %s and %s %s would both become the class %s; rename one in a migration, exclude it"
                  + " by <excludes>, or name it by a strategy of jOOQ.")
              .formatted(
                  kind(other),
                  shown(other),
                  kind(object).toLowerCase(Locale.ROOT),
                  shown(object),
                  type));
    }
  }

  /** Functions of one name are told apart by jOOQ. */
  private static boolean isOverloaded(Definition object, Definition other) {
    return object instanceof RoutineDefinition
        && other instanceof RoutineDefinition
        && object.getName().equals(other.getName());
  }

  private void members(
      Definition owner, List<? extends Definition> members, Function<Definition, String> names) {
    Map<String, Definition> named = new HashMap<>();
    for (Definition member : members) {
      String name = names.apply(member);
      Definition other = named.put(name, member);
      if (other != null && !member.getName().isEmpty()) {
        problems.add(
            Tag.NAME_COLLISION,
            ("%s %s has %s and %s, which would both become %s; rename one in a migration, exclude it"
                    + " by <excludes>, or name it by a strategy of jOOQ.")
                .formatted(
                    kind(owner),
                    shown(owner),
                    JavaText.shown(other.getName()),
                    JavaText.shown(member.getName()),
                    name));
      }
    }
  }

  private void labels(EnumDefinition type) {
    Map<String, String> named = new HashMap<>();
    for (String label : type.getLiterals()) {
      String name = strategy.getJavaEnumLiteral(type, label);
      String other = named.put(name, label);
      if (other != null) {
        problems.add(
            Tag.NAME_COLLISION,
            ("The enum %s has \"%s\" and \"%s\", which would both become %s; rename one in a"
                    + " migration (alter type ... rename value), or name it by a strategy of jOOQ.")
                .formatted(shown(type), JavaText.shown(other), JavaText.shown(label), name));
      }
    }
  }

  /** jOOQ writes the names of these objects between quotes as they are. */
  private void literals(SchemaDefinition schema) {
    List<Definition> objects = new ArrayList<>();
    if (!database.getUDTs(schema).isEmpty()) {
      objects.add(schema);
    }
    objects.addAll(database.getUDTs(schema));
    objects.addAll(database.getSequences(schema));
    for (RoutineDefinition routine : database.getRoutines(schema)) {
      objects.add(routine);
      routine.getAllParameters().forEach(each -> literal(each, kind(routine), shown(routine)));
    }
    objects.forEach(each -> literal(each, kind(each), shown(each)));
  }

  private void literal(Definition object, String kind, String shown) {
    String name = object.getName();
    if (name.chars()
        .anyMatch(each -> each == '"' || each == '\\' || Character.isISOControl(each))) {
      problems.add(
          Tag.NAME_ILLEGAL,
          ("%s %s has a quote, a backslash or a control character in a name that jOOQ does not"
                  + " escape: %s; rename it in a migration, or exclude it by <excludes>.")
              .formatted(kind, shown, JavaText.shown(name)));
    }
  }

  private static String kind(Definition object) {
    if (object instanceof TableDefinition table) {
      return table.isTableValuedFunction() ? "The function" : "The table";
    }
    if (object instanceof RoutineDefinition) {
      return "The function";
    }
    if (object instanceof SchemaDefinition) {
      return "The schema";
    }
    return object instanceof EnumDefinition || object instanceof UDTDefinition
        ? "The type"
        : "The sequence";
  }

  private static String shown(Definition object) {
    return JavaText.shown(
        object instanceof SchemaDefinition
            ? object.getName()
            : object.getSchema().getName() + "." + object.getName());
  }
}
