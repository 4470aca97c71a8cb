package dev.catalog.benchmarks.jimmer.model;

import java.util.List;
import org.babyfish.jimmer.sql.Entity;
import org.babyfish.jimmer.sql.Id;
import org.babyfish.jimmer.sql.OneToMany;
import org.babyfish.jimmer.sql.OrderedProp;
import org.babyfish.jimmer.sql.Table;
import org.jetbrains.annotations.Nullable;

/** A category. */
@Entity
@Table(name = "categories")
public interface CategoryModel {
  @Id
  long id();

  String name();

  @Nullable
  String slug();

  @OneToMany(mappedBy = "category", orderedProps = @OrderedProp("id"))
  List<ProductModel> products();
}
