package dev.catalog.jackson2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.catalog.jackson.internal.Accepted;
import dev.catalog.jackson.internal.BuilderForm;
import dev.catalog.jackson.internal.Property;
import dev.catalog.spi.BuilderType;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a create type or a patch. */
final class BuilderDeserializer<B> extends JsonDeserializer<B> implements ResolvableDeserializer {

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
        context.getConfig().introspect(context.constructType(type.rowType().row()));
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
  public B deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    ParserInput in = new ParserInput(parser, context);
    return in.read(builder, () -> Objects.requireNonNull(form).read(in));
  }

  @Override
  public B deserialize(JsonParser parser, DeserializationContext context, B target)
      throws IOException {
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
