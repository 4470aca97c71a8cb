package dev.catalog.spring.test;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.stereotype.Repository;

/**
 * Keeps the service's classes out of a slice, except those for data access. The annotation that
 * Boot's own slices use for this has different names in Boot 3 and Boot 4, and javac warns about
 * every class with an annotation that names a missing one; a bean of this type does the same.
 */
final class RepositoriesOnly extends TypeExcludeFilter {

  @Override
  public boolean match(MetadataReader reader, MetadataReaderFactory readers) throws IOException {
    return !reader.getAnnotationMetadata().hasAnnotation(Repository.class.getName());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RepositoriesOnly;
  }

  @Override
  public int hashCode() {
    return RepositoriesOnly.class.hashCode();
  }
}
