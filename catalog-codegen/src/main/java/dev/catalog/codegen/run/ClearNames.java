package dev.catalog.codegen.run;

import dev.catalog.codegen.model.Naming;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.codegen.GeneratorStrategy.Mode;

/**
 * A strategy whose classes of tables and types hide nothing of {@code java.lang}: jOOQ's {@code
 * String} for a table {@code string} would hide it from every other class of its package.
 */
public final class ClearNames {
  private ClearNames() {}

  public static GeneratorStrategy of(GeneratorStrategy strategy) {
    return (GeneratorStrategy)
        Proxy.newProxyInstance(
            ClearNames.class.getClassLoader(),
            new Class<?>[] {GeneratorStrategy.class},
            (proxy, method, arguments) -> {
              try {
                return clear(method, arguments, method.invoke(strategy, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static Object clear(Method method, Object[] arguments, Object result) {
    boolean isHiding =
        method.getName().equals("getJavaClassName")
            && arguments.length == 2
            && arguments[1] != Mode.POJO
            && Naming.JAVA_LANG.contains(result);
    return isHiding ? result + "_" : result;
  }
}
