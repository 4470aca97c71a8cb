package dev.catalog.guards;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public and protected signatures of a type and of the types nested in it, as text. Names in
 * {@code java.lang}, {@code java.util} and {@code dev.catalog} are short.
 */
final class Signatures {

  private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
  private static final Set<String> OF_EVERY_ENUM = Set.of("values", "valueOf");

  private final Class<?> type;

  Signatures(Class<?> type) {
    this.type = type;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(header()).append('\n');
    members().forEach(member -> text.append("  ").append(member).append('\n'));
    nested().forEach(each -> text.append('\n').append(new Signatures(each)));
    return text.toString();
  }

  private Stream<Class<?>> nested() {
    return Arrays.stream(type.getDeclaredClasses())
        .filter(each -> isVisible(each.getModifiers()))
        .sorted((a, b) -> order(a).compareTo(order(b)));
  }

  /** Of2 before Of10. */
  private static String order(Class<?> nested) {
    return "%3d%s".formatted(nested.getName().length(), nested.getName());
  }

  private String header() {
    StringBuilder header = new StringBuilder();
    header.append(modifiers(type.getModifiers() & ~impliedOfType()));
    if (type.isSealed()) {
      header.append("sealed ");
    }
    header
        .append(kind())
        .append(' ')
        .append(type.getName().replace('$', '.'))
        .append(variables(type));
    if (type.isRecord()) {
      header
          .append('(')
          .append(
              Arrays.stream(type.getRecordComponents())
                  .map(Signatures::component)
                  .collect(joining(", ")))
          .append(')');
    }
    AnnotatedType superclass = type.getAnnotatedSuperclass();
    if (!type.isRecord()
        && !type.isEnum()
        && superclass != null
        && superclass.getType() != Object.class) {
      header.append(" extends ").append(name(superclass));
    }
    if (type.getAnnotatedInterfaces().length > 0) {
      header.append(type.isInterface() ? " extends " : " implements ");
      header.append(names(type.getAnnotatedInterfaces()));
    }
    return header.toString();
  }

  private int impliedOfType() {
    int implied = Modifier.INTERFACE | Modifier.STATIC;
    if (type.isInterface()) {
      implied |= Modifier.ABSTRACT;
    }
    return type.isRecord() || type.isEnum() ? implied | Modifier.FINAL : implied;
  }

  private String kind() {
    if (type.isRecord()) {
      return "record";
    }
    if (type.isEnum()) {
      return "enum";
    }
    return type.isInterface() ? "interface" : "class";
  }

  private static String component(RecordComponent component) {
    return name(component.getAnnotatedType()) + " " + component.getName();
  }

  /** Sorted by name, then as they read. */
  private Collection<String> members() {
    Map<String, String> members = new TreeMap<>();
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
        String text = field(field);
        members.put(field.getName() + " " + text, text);
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      // the header of a record has its constructor already
      if (isVisible(constructor.getModifiers()) && !type.isRecord()) {
        String text = executable(constructor, "new");
        members.put("new " + text, text);
      }
    }
    for (Method method : methods()) {
      if (isVisible(method.getModifiers()) && !method.isSynthetic() && !isImplied(method)) {
        String text =
            executable(method, name(method.getAnnotatedReturnType()) + " " + method.getName());
        members.put(method.getName() + " " + text, text);
      }
    }
    return members.values();
  }

  /** Those of an interface that callers cannot name belong to the one that extends it. */
  private List<Method> methods() {
    List<Method> methods = new ArrayList<>(List.of(type.getDeclaredMethods()));
    for (Class<?> each : type.getInterfaces()) {
      if (!isVisible(each.getModifiers())) {
        methods.addAll(List.of(each.getDeclaredMethods()));
      }
    }
    return methods;
  }

  private boolean isImplied(Method method) {
    return OF_EVERY_OBJECT.contains(method.getName())
        || type.isEnum() && OF_EVERY_ENUM.contains(method.getName())
        || type.isRecord() && isAccessor(method);
  }

  private boolean isAccessor(Method method) {
    return Arrays.stream(type.getRecordComponents())
        .anyMatch(component -> component.getAccessor().equals(method));
  }

  private String field(Field field) {
    return modifiers(field.getModifiers()) + name(field.getAnnotatedType()) + " " + field.getName();
  }

  private String executable(Executable executable, String name) {
    String text =
        modifiers(executable.getModifiers() & Modifier.methodModifiers() & ~impliedOfMember())
            + (executable instanceof Method method && method.isDefault() ? "default " : "")
            + variables(executable)
            + (executable.getTypeParameters().length > 0 ? " " : "")
            + name
            + parameters(executable);
    return executable.getAnnotatedExceptionTypes().length == 0
        ? text
        : text + " throws " + names(executable.getAnnotatedExceptionTypes());
  }

  private int impliedOfMember() {
    // SYNCHRONIZED is not part of a promise
    return type.isInterface()
        ? Modifier.PUBLIC | Modifier.ABSTRACT | Modifier.SYNCHRONIZED
        : Modifier.SYNCHRONIZED;
  }

  private static String parameters(Executable executable) {
    String all = "(" + names(executable.getAnnotatedParameterTypes()) + ")";
    return executable.isVarArgs() ? all.replaceFirst("\\[]\\)$", "...)") : all;
  }

  private static String variables(GenericDeclaration declaration) {
    if (declaration.getTypeParameters().length == 0) {
      return "";
    }
    return Arrays.stream(declaration.getTypeParameters())
        .map(Signatures::variable)
        .collect(joining(", ", "<", ">"));
  }

  private static String variable(TypeVariable<?> variable) {
    String bounds =
        Arrays.stream(variable.getAnnotatedBounds())
            .filter(each -> each.getType() != Object.class || isNullable(each))
            .map(Signatures::name)
            .collect(joining(" & "));
    return bounds.isEmpty() ? variable.getName() : variable.getName() + " extends " + bounds;
  }

  private static String names(AnnotatedType[] types) {
    return Arrays.stream(types).map(Signatures::name).collect(joining(", "));
  }

  private static String name(AnnotatedType annotated) {
    if (annotated instanceof AnnotatedArrayType array) {
      return name(array.getAnnotatedGenericComponentType())
          + (isNullable(array) ? " @Nullable []" : "[]");
    }
    return (isNullable(annotated) ? "@Nullable " : "") + plainName(annotated);
  }

  private static String plainName(AnnotatedType annotated) {
    if (annotated instanceof AnnotatedParameterizedType parameterized) {
      Type raw = ((ParameterizedType) parameterized.getType()).getRawType();
      return shortName(raw) + "<" + names(parameterized.getAnnotatedActualTypeArguments()) + ">";
    }
    if (annotated instanceof AnnotatedWildcardType wildcard) {
      return wildcard(wildcard);
    }
    if (annotated instanceof AnnotatedTypeVariable variable) {
      return variable.getType().getTypeName();
    }
    return shortName(annotated.getType());
  }

  private static String wildcard(AnnotatedWildcardType wildcard) {
    if (wildcard.getAnnotatedLowerBounds().length > 0) {
      return "? super " + names(wildcard.getAnnotatedLowerBounds());
    }
    @Nullable AnnotatedType upper =
        wildcard.getAnnotatedUpperBounds().length == 0
            ? null
            : wildcard.getAnnotatedUpperBounds()[0];
    return upper == null || upper.getType() == Object.class && !isNullable(upper)
        ? "?"
        : "? extends " + name(Objects.requireNonNull(upper));
  }

  private static String shortName(Type type) {
    return type.getTypeName()
        .replaceFirst("^(java\\.(lang|util)|dev\\.catalog)\\.(?=[A-Z])", "")
        .replace('$', '.');
  }

  private static boolean isNullable(AnnotatedElement element) {
    return element.isAnnotationPresent(Nullable.class);
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String modifiers(int modifiers) {
    String text = Modifier.toString(modifiers);
    return text.isEmpty() ? "" : text + " ";
  }
}
