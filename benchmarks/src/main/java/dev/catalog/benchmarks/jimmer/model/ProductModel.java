package dev.catalog.benchmarks.jimmer.model;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.babyfish.jimmer.sql.Column;
import org.babyfish.jimmer.sql.Entity;
import org.babyfish.jimmer.sql.GeneratedValue;
import org.babyfish.jimmer.sql.GenerationType;
import org.babyfish.jimmer.sql.Id;
import org.babyfish.jimmer.sql.ManyToOne;
import org.babyfish.jimmer.sql.OneToMany;
import org.babyfish.jimmer.sql.OrderedProp;
import org.babyfish.jimmer.sql.Table;
import org.jetbrains.annotations.Nullable;

/** A product. */
@Entity
@Table(name = "products")
public interface ProductModel {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id();

  String name();

  @Nullable
  String description();

  BigDecimal price();

  int stock();

  @Column(name = "is_active")
  boolean active();

  OffsetDateTime createdAt();

  OffsetDateTime updatedAt();

  @Nullable
  @ManyToOne
  CategoryModel category();

  @OneToMany(mappedBy = "product", orderedProps = @OrderedProp("id"))
  List<ReviewModel> reviews();
}
