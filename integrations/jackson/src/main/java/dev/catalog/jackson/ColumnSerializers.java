package dev.catalog.jackson;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.catalog.jackson.internal.BuilderForm;
import dev.catalog.jackson.internal.Form;
import dev.catalog.jackson.internal.Forms;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.Serializers;

/** Finds what writes builders, and values of jOOQ's classes. */
final class ColumnSerializers extends Serializers.Base {

  @Override
  public @Nullable ValueSerializer<?> findSerializer(
      SerializationConfig config,
      JavaType type,
      BeanDescription.Supplier description,
      JsonFormat.@Nullable Value format) {
    Class<?> java = type.getRawClass();
    if (BuilderForm.isBuilder(java)) {
      return new BuilderSerializer<>(java);
    }
    Form form = Forms.ofJooq(java);
    return form == null ? null : new FormSerializer(form);
  }

  @Override
  public @Nullable ValueSerializer<?> findEnumSerializer(
      SerializationConfig config,
      JavaType type,
      BeanDescription.Supplier description,
      JsonFormat.@Nullable Value format) {
    return findSerializer(config, type, description, format);
  }
}
