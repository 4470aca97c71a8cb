package dev.catalog.jackson;

import dev.catalog.jackson.internal.Accepted;
import dev.catalog.jackson.internal.BuilderForm;
import dev.catalog.jackson.internal.Form;
import dev.catalog.jackson.internal.Forms;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;

/** Finds what reads builders, and values of jOOQ's classes. */
final class ColumnDeserializers extends Deserializers.Base {

  private final Accepted accepted;

  ColumnDeserializers(Accepted accepted) {
    this.accepted = accepted;
  }

  @Override
  public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
    return BuilderForm.isBuilder(type) || Forms.ofJooq(type) != null;
  }

  @Override
  public @Nullable ValueDeserializer<?> findBeanDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
    Class<?> java = type.getRawClass();
    return BuilderForm.isBuilder(java)
        ? new BuilderDeserializer<>(java, accepted)
        : findEnumDeserializer(type, config, description);
  }

  @Override
  public @Nullable ValueDeserializer<?> findEnumDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
    Form form = Forms.ofJooq(type.getRawClass());
    return form == null ? null : new FormDeserializer(form, type.getRawClass());
  }
}
