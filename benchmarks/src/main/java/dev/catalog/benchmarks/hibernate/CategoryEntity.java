package dev.catalog.benchmarks.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A category. */
@Entity
@Table(name = "categories")
class CategoryEntity {
  @Id long id;
  String name = "";
  @Nullable String slug;

  @OneToMany(mappedBy = "category")
  @OrderBy("id")
  Set<ProductEntity> products = new LinkedHashSet<>();
}
