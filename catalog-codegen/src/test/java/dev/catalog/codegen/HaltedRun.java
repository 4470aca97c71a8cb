package dev.catalog.codegen;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.codegen.DefaultGeneratorStrategy;
import org.jooq.meta.Definition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.jaxb.Strategy;

/** Generates in a JVM of its own, which ends in the middle of it as if it were killed. */
final class HaltedRun {
  static final int STATUS = 9;

  private HaltedRun() {}

  /** Takes the directory of the project, then its properties. */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> properties = new TreeMap<>();
    for (int i = 1; i < arguments.length; i += 2) {
      properties.put(arguments[i], arguments[i + 1]);
    }
    new Project(Path.of(arguments[0]), properties)
        .configured(
            it ->
                it.getGenerator()
                    .withStrategy(new Strategy().withName(HaltingStrategy.class.getName())))
        .generate();
  }

  /** Halts at the table {@code shades}, when others are written. */
  public static final class HaltingStrategy extends DefaultGeneratorStrategy {
    @Override
    public String getJavaClassExtends(Definition definition, Mode mode) {
      if (definition instanceof TableDefinition && definition.getName().equals("shades")) {
        Runtime.getRuntime().halt(STATUS);
      }
      return super.getJavaClassExtends(definition, mode);
    }
  }
}
