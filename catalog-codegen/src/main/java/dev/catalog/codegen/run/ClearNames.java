package dev.catalog.codegen.run;

import dev.catalog.codegen.model.Naming;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.codegen.GeneratorStrategy.Mode;
import org.jooq.meta.EnumDefinition;

/**
 * A strategy whose names are what javac takes them for: classes of tables and types hide nothing of
 * {@code java.lang} (jOOQ's {@code String} for a table {@code string} would hide it from every
 * other class of its package), constants of enums are all different and hide nothing that their
 * class uses, and no name has a character that javac leaves out.
 */
public final class ClearNames {
  private static final Set<String> NAMES =
      Set.of(
          "getJavaClassName",
          "getJavaIdentifier",
          "getJavaMemberName",
          "getJavaMethodName",
          "getJavaGetterName",
          "getJavaSetterName");

  private final GeneratorStrategy strategy;
  private final Map<EnumDefinition, EnumLabels> labels = new IdentityHashMap<>();

  private ClearNames(GeneratorStrategy strategy) {
    this.strategy = strategy;
  }

  public static GeneratorStrategy of(GeneratorStrategy strategy) {
    ClearNames names = new ClearNames(strategy);
    return (GeneratorStrategy)
        Proxy.newProxyInstance(
            ClearNames.class.getClassLoader(),
            new Class<?>[] {GeneratorStrategy.class},
            (proxy, method, arguments) -> {
              try {
                return names.clear(method, arguments, method.invoke(strategy, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Object clear(Method method, Object[] arguments, Object result) {
    if (method.getName().equals("getJavaEnumLiteral")) {
      return label((EnumDefinition) arguments[0], (String) arguments[1]);
    }
    if (!NAMES.contains(method.getName()) || !(result instanceof String name)) {
      return result;
    }
    String visible = EnumLabels.withoutIgnorable(name);
    boolean isHiding =
        method.getName().equals("getJavaClassName")
            && arguments.length == 2
            && arguments[1] != Mode.POJO
            && Naming.JAVA_LANG.contains(visible);
    return isHiding ? visible + "_" : visible;
  }

  private String label(EnumDefinition type, String label) {
    return labels
        .computeIfAbsent(
            type,
            each ->
                new EnumLabels(
                    each.getLiterals(),
                    literal -> Naming.identifier(strategy.getJavaEnumLiteral(each, literal)),
                    reserved(each)))
        .name(label);
  }

  /**
   * Returns the names that jOOQ writes in the class of an enum where a constant would hide them.
   */
  private Set<String> reserved(EnumDefinition type) {
    Set<String> reserved = new TreeSet<>(Set.of("literal", "$VALUES", "EnumType", "org", "java"));
    if (type.getSchema() != null) {
      reserved.add(strategy.getJavaClassName(type.getSchema()));
    }
    reserved.add(strategy.getJavaClassName(type, Mode.ENUM));
    reserved.add(strategy.getTargetPackage().split("\\.")[0]);
    return reserved;
  }
}
