package dev.catalog.jackson;

import dev.catalog.jackson.internal.Accepted;
import dev.catalog.jackson.internal.BuilderForm;
import dev.catalog.jackson.internal.Property;
import dev.catalog.spi.BuilderType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes the columns that a create type or a patch sets. */
final class BuilderSerializer<B> extends ValueSerializer<Object> {

  private final Class<B> builder;
  private @Nullable BuilderForm<B> form;

  BuilderSerializer(Class<B> builder) {
    this.builder = builder;
  }

  @Override
  public void resolve(SerializationContext context) {
    BuilderType<B> type = BuilderForm.typeOf(builder);
    List<Property> properties =
        context
            .introspectBeanDescription(context.constructType(type.rowType().row()))
            .findProperties()
            .stream()
            .filter(each -> each.couldSerialize())
            .map(each -> new Property(each.getInternalName(), each.getName(), each.findViews()))
            .toList();
    form = BuilderForm.of(type, Accepted.ALL, properties);
  }

  @Override
  public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
    GeneratorOutput out = new GeneratorOutput(generator, context);
    out.write(value, () -> Objects.requireNonNull(form).write(out, builder.cast(value)));
  }
}
