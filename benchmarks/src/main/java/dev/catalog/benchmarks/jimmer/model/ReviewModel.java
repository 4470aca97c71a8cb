package dev.catalog.benchmarks.jimmer.model;

import org.babyfish.jimmer.sql.Entity;
import org.babyfish.jimmer.sql.Id;
import org.babyfish.jimmer.sql.ManyToOne;
import org.babyfish.jimmer.sql.Table;

/** A review. */
@Entity
@Table(name = "reviews")
public interface ReviewModel {
  @Id
  long id();

  @ManyToOne
  ProductModel product();

  int stars();

  String body();
}
