package dev.catalog.spring.tests;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** JPA's view of a category. */
@Entity
@Table(schema = "catalog", name = "categories")
class Shelf {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String name;

  protected Shelf() {}

  Shelf(String name) {
    this.name = name;
  }

  Long id() {
    return id;
  }

  void rename(String newName) {
    this.name = newName;
  }
}
