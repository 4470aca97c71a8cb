package dev.catalog.jackson2;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import dev.catalog.jackson.internal.Accepted;
import dev.catalog.jackson.internal.BuilderForm;
import dev.catalog.jackson.internal.Form;
import dev.catalog.jackson.internal.Forms;
import org.jspecify.annotations.Nullable;

/** Finds what reads builders, and values of jOOQ's classes. */
final class ColumnDeserializers extends Deserializers.Base {

  private final Accepted accepted;

  ColumnDeserializers(Accepted accepted) {
    this.accepted = accepted;
  }

  @Override
  public @Nullable JsonDeserializer<?> findBeanDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription description) {
    Class<?> java = type.getRawClass();
    return BuilderForm.isBuilder(java)
        ? new BuilderDeserializer<>(java, accepted)
        : findEnumDeserializer(java, config, description);
  }

  @Override
  public @Nullable JsonDeserializer<?> findEnumDeserializer(
      Class<?> type, DeserializationConfig config, BeanDescription description) {
    Form form = Forms.ofJooq(type);
    return form == null ? null : new FormDeserializer(form, type);
  }
}
