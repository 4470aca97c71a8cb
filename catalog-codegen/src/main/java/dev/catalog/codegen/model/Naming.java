package dev.catalog.codegen.model;

import io.github.encryptorcode.pluralize.Pluralize;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Makes Java names from the names of the database. */
public final class Naming {

  /**
   * What generated code uses of {@code java.lang}, jOOQ's classes too; a type of the same name
   * would hide it.
   */
  public static final List<String> JAVA_LANG =
      List.of(
          "Boolean",
          "Byte",
          "Class",
          "Deprecated",
          "Double",
          "Float",
          "Integer",
          "Long",
          "Object",
          "Override",
          "Short",
          "String",
          "SuppressWarnings");

  private static final Pattern LAST_WORD = Pattern.compile("[A-Z]?[a-z0-9]+$");
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /** Plural words that the library takes for the plural of another word. */
  private static final Set<String> SINGULAR = Set.of("data", "metadata", "lens", "news");

  /**
   * NameScope that no record component may have (JLS 8.10.1), and {@code equals}, which a setter
   * would overload.
   */
  private static final Set<String> ILLEGAL =
      Set.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private Naming() {}

  /**
   * Returns the words of a mixed-case name, which jOOQ folds: {@code createdAt} for the column
   * {@code createdAt} that jOOQ names {@code createdat}.
   */
  public static String withHumps(String name, String folded) {
    String letters = name.replaceAll("[-_. ]", "");
    if (letters.length() != folded.length() || !letters.equalsIgnoreCase(folded)) {
      return folded;
    }
    StringBuilder restored = new StringBuilder(folded);
    for (int i = 1; i < letters.length(); i++) {
      if (Character.isUpperCase(letters.charAt(i))
          && Character.isLowerCase(letters.charAt(i - 1))) {
        restored.setCharAt(i, letters.charAt(i));
      }
    }
    return restored.toString();
  }

  /** Returns the name of one row of a table: {@code OrderItem} for {@code OrderItems}. */
  public static String rowName(String tableName) {
    Matcher word = LAST_WORD.matcher(tableName);
    if (!word.find() || SINGULAR.contains(word.group().toLowerCase(Locale.ROOT))) {
      return tableName;
    }
    return tableName.substring(0, word.start()) + Pluralize.singular(word.group());
  }

  /** Returns the name of several rows: {@code OrderItems} for {@code OrderItem}. */
  public static String plural(String rowName) {
    Matcher word = LAST_WORD.matcher(rowName);
    if (!word.find() || SINGULAR.contains(word.group().toLowerCase(Locale.ROOT))) {
      return rowName;
    }
    return rowName.substring(0, word.start()) + Pluralize.plural(word.group());
  }

  /**
   * Returns a name that may be a record component: with an underscore at its end where it may not.
   */
  public static String component(String name) {
    return ILLEGAL.contains(name) || SourceVersion.isKeyword(name, SourceVersion.RELEASE_17)
        ? name + "_"
        : name;
  }

  /**
   * Returns a constant's name: {@code CATEGORY_ID} for {@code category_id} and {@code categoryId}.
   */
  public static String constant(String name) {
    String upper =
        HUMP.matcher(name)
            .replaceAll("_")
            .replaceAll("\\p{javaIdentifierIgnorable}", "")
            .replaceAll("[^\\p{javaJavaIdentifierPart}]+", "_")
            .toUpperCase(Locale.ROOT);
    return upper.isEmpty() || !Character.isJavaIdentifierStart(upper.charAt(0))
        ? "_" + upper
        : upper;
  }

  /**
   * Returns the name of what a foreign key's column points at: {@code CATEGORY} for {@code
   * category_id}.
   */
  public static String withoutId(String constant) {
    return constant.endsWith("_ID") && constant.length() > 3
        ? constant.substring(0, constant.length() - 3)
        : constant;
  }

  /** Returns a type's name for a constant's: {@code ByShopSlug} for {@code BY_SHOP_SLUG}. */
  public static String typeName(String constant) {
    return Arrays.stream(constant.split("_"))
        .filter(word -> !word.isEmpty())
        .map(word -> capitalized(word.toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining());
  }

  /** Returns a word that starts a name: {@code Price} for {@code price}. */
  public static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** Returns a text as a name, as jOOQ makes one: what no name may hold is spelled out. */
  public static String identifier(String text) {
    if (SourceVersion.isKeyword(text, SourceVersion.RELEASE_17)) {
      return text + "_";
    }
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (!Character.isJavaIdentifierPart(each)) {
        name.append('_').append(Integer.toHexString(each));
      } else if (name.isEmpty() && !Character.isJavaIdentifierStart(each)) {
        name.append('_').append(each);
      } else {
        name.append(each);
      }
    }
    return name.chars().allMatch(each -> each == '_')
        ? name + "__".substring(name.isEmpty() ? 0 : 1)
        : name.toString();
  }

  public static boolean isIdentifier(String name) {
    return SourceVersion.isName(name, SourceVersion.RELEASE_17) && !name.contains(".");
  }

  public static boolean isTypeName(String name) {
    return SourceVersion.isIdentifier(name)
        && !SourceVersion.isKeyword(name, SourceVersion.RELEASE_17)
        && !Set.of("var", "record", "yield", "sealed", "permits").contains(name);
  }
}
