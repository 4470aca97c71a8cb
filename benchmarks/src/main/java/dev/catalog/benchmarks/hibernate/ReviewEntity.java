package dev.catalog.benchmarks.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A review. */
@Entity
@Table(name = "reviews")
class ReviewEntity {
  @Id long id;

  @Column(name = "product_id")
  long productId;

  int stars;
  String body = "";

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "product_id", insertable = false, updatable = false)
  @Nullable ProductEntity product;
}
