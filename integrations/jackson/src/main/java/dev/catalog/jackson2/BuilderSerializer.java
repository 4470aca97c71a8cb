package dev.catalog.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.ResolvableSerializer;
import dev.catalog.jackson.internal.Accepted;
import dev.catalog.jackson.internal.BuilderForm;
import dev.catalog.jackson.internal.Property;
import dev.catalog.spi.BuilderType;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the columns that a create type or a patch sets. */
final class BuilderSerializer<B> extends JsonSerializer<Object> implements ResolvableSerializer {

  private final Class<B> builder;
  private @Nullable BuilderForm<B> form;

  BuilderSerializer(Class<B> builder) {
    this.builder = builder;
  }

  @Override
  public void resolve(SerializerProvider context) {
    BuilderType<B> type = BuilderForm.typeOf(builder);
    List<Property> properties =
        context
            .getConfig()
            .introspect(context.constructType(type.rowType().row()))
            .findProperties()
            .stream()
            .filter(each -> each.couldSerialize())
            .map(each -> new Property(each.getInternalName(), each.getName(), each.findViews()))
            .toList();
    form = BuilderForm.of(type, Accepted.ALL, properties);
  }

  @Override
  public void serialize(Object value, JsonGenerator generator, SerializerProvider context)
      throws IOException {
    GeneratorOutput out = new GeneratorOutput(generator, context);
    out.write(value, () -> Objects.requireNonNull(form).write(out, builder.cast(value)));
  }
}
