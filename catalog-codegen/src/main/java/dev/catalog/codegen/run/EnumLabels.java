package dev.catalog.codegen.run;

import dev.catalog.codegen.model.Naming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The names of an enum's constants. Every label claims the name that jOOQ makes of it, and one that
 * spells out each character but letters and digits; a name that two labels claim is given to
 * neither, so that a label which a migration adds never takes over the name of another one.
 */
final class EnumLabels {
  private final Set<String> reserved;
  private final Map<String, String> names = new HashMap<>();

  /**
   * Names the labels of an enum.
   *
   * @param jooq makes a name of a label, as jOOQ does
   * @param reserved the names that the class uses itself
   */
  EnumLabels(List<String> labels, UnaryOperator<String> jooq, Set<String> reserved) {
    this.reserved = reserved;
    Map<String, Set<String>> claims = new LinkedHashMap<>();
    Map<String, Integer> claimed = new HashMap<>();
    for (String label : labels) {
      Set<String> wanted = new LinkedHashSet<>(candidates(label, jooq.apply(label)));
      claims.put(label, wanted);
      wanted.forEach(name -> claimed.merge(name, 1, Integer::sum));
    }
    claims.forEach(
        (label, wanted) -> {
          List<String> left = new ArrayList<>(wanted);
          left.removeIf(name -> claimed.getOrDefault(name, 0) > 1);
          names.put(label, left.isEmpty() ? List.copyOf(wanted).get(0) : left.get(0));
        });
  }

  String name(String label) {
    return names.getOrDefault(label, label);
  }

  private List<String> candidates(String label, String name) {
    String plain = withoutIgnorable(name);
    return List.of(reserved.contains(plain) ? plain + "_" : plain, spelledOut(label));
  }

  /** Returns a name without the characters that javac leaves out of names. */
  static String withoutIgnorable(String name) {
    StringBuilder visible = new StringBuilder();
    name.codePoints()
        .filter(each -> !Character.isIdentifierIgnorable(each))
        .forEach(visible::appendCodePoint);
    return visible.isEmpty() ? "__" : visible.toString();
  }

  /** Returns a name that no other label is spelled out as. */
  private String spelledOut(String label) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < label.length(); i++) {
      char each = label.charAt(i);
      boolean isPlain =
          (each >= 'a' && each <= 'z')
              || (each >= 'A' && each <= 'Z')
              || (each >= '0' && each <= '9' && !name.isEmpty());
      name.append(isPlain ? String.valueOf(each) : "_%04x".formatted((int) each));
    }
    String spelled = name.isEmpty() ? "_0000" : name.toString();
    return reserved.contains(spelled) || !Naming.isIdentifier(spelled)
        ? "_%04x".formatted((int) spelled.charAt(0)) + spelled.substring(1)
        : spelled;
  }
}
