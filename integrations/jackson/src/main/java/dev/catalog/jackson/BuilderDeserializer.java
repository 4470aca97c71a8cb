package dev.catalog.jackson;

import dev.catalog.jackson.internal.Accepted;
import dev.catalog.jackson.internal.BuilderForm;
import dev.catalog.jackson.internal.Property;
import dev.catalog.spi.BuilderType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

/** Reads a create type or a patch. */
final class BuilderDeserializer<B> extends ValueDeserializer<B> {

  private final Class<B> builder;
  private final Accepted accepted;
  private @Nullable BuilderForm<B> form;

  BuilderDeserializer(Class<B> builder, Accepted accepted) {
    this.builder = builder;
    this.accepted = accepted;
  }

  @Override
  public void resolve(DeserializationContext context) {
    BuilderType<B> type = BuilderForm.typeOf(builder);
    BeanDescription row =
        context.introspectBeanDescription(context.constructType(type.rowType().row()));
    form = BuilderForm.of(type, accepted, properties(row));
  }

  private static List<Property> properties(BeanDescription row) {
    List<BeanPropertyDefinition> found = row.findProperties();
    Set<String> ignored = row.getIgnoredPropertyNames(); // known once properties have been found
    return found.stream()
        .filter(each -> each.couldDeserialize() && !ignored.contains(each.getName()))
        .map(each -> new Property(each.getInternalName(), each.getName(), each.findViews()))
        .toList();
  }

  @Override
  public B deserialize(JsonParser parser, DeserializationContext context) {
    ParserInput in = new ParserInput(parser, context);
    return in.read(builder, () -> Objects.requireNonNull(form).read(in));
  }

  @Override
  public B deserialize(JsonParser parser, DeserializationContext context, B target) {
    ParserInput in = new ParserInput(parser, context);
    return in.read(
        builder,
        () -> {
          Objects.requireNonNull(form).update(in, target);
          return target;
        });
  }

  @Override
  public Boolean supportsUpdate(DeserializationConfig config) {
    return true;
  }

  @Override
  public boolean isCachable() {
    return true;
  }
}
