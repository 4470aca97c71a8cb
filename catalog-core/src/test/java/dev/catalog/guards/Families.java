package dev.catalog.guards;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The generated signatures of types, one line for each family of them: {@code columns 1 to 22}. */
final class Families {

  private final Map<String, TreeSet<Integer>> members = new TreeMap<>();
  private final List<String> others = new ArrayList<>();

  /** Adds the public members of a type, and those of the types nested in it. */
  void add(Class<?> type) {
    for (Method each : type.getDeclaredMethods()) {
      if (Modifier.isPublic(each.getModifiers()) && !each.isSynthetic()) {
        add(type, each);
      }
    }
    Arrays.stream(type.getDeclaredClasses())
        .filter(each -> Modifier.isPublic(each.getModifiers()))
        .forEach(this::add);
    if (type.getDeclaredMethods().length == 0) {
      others.add(name(type));
    }
  }

  private void add(Class<?> type, Method method) {
    String owner = name(type);
    String result = name(method.getReturnType());
    String parameters =
        Arrays.stream(method.getParameterTypes())
            .map(Families::name)
            .map(parameter -> parameter.replaceFirst("\\d+$", "N"))
            .distinct()
            .collect(joining(", "));
    int number =
        owner.matches(".*\\d")
            ? number(owner)
            : method.isVarArgs() ? 0 : method.getParameterCount();
    String line =
        "%s.%s(%s): %s"
            .formatted(
                owner.replaceFirst("\\d+$", "N"),
                method.getName(),
                parameters,
                result.replaceFirst("\\d+$", "N"));
    members.computeIfAbsent(line, any -> new TreeSet<>()).add(number);
  }

  private static int number(String name) {
    return Integer.parseInt(name.replaceFirst("^.*?(\\d+)$", "$1"));
  }

  private static String name(Class<?> type) {
    return type.isArray()
        ? name(type.getComponentType()) + "..."
        : type.getName().replaceFirst("^.*\\.", "").replace('$', '.');
  }

  /** Returns a line for each family; one whose numbers have a gap is an error. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(others);
    members.forEach((line, numbers) -> lines.add(line + range(line, numbers)));
    return lines.stream().sorted().toList();
  }

  private static String range(String line, TreeSet<Integer> numbers) {
    int first = numbers.first();
    int last = numbers.last();
    if (!List.copyOf(numbers).equals(IntStream.rangeClosed(first, last).boxed().toList())) {
      throw new AssertionError("%s has a gap: %s".formatted(line, numbers));
    }
    return last == 0 ? "" : ", %d to %d".formatted(first, last);
  }
}
