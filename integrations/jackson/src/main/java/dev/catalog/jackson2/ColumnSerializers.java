package dev.catalog.jackson2;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ser.Serializers;
import dev.catalog.jackson.internal.BuilderForm;
import dev.catalog.jackson.internal.Form;
import dev.catalog.jackson.internal.Forms;
import org.jspecify.annotations.Nullable;

/** Finds what writes builders, and values of jOOQ's classes. */
final class ColumnSerializers extends Serializers.Base {

  @Override
  public @Nullable JsonSerializer<?> findSerializer(
      SerializationConfig config, JavaType type, BeanDescription description) {
    Class<?> java = type.getRawClass();
    if (BuilderForm.isBuilder(java)) {
      return new BuilderSerializer<>(java);
    }
    Form form = Forms.ofJooq(java);
    return form == null ? null : new FormSerializer(form);
  }
}
