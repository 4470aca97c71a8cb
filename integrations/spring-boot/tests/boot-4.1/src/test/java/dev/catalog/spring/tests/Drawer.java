package dev.catalog.spring.tests;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.CrudRepository;

/** A category in the eyes of Spring Data JDBC. */
@Table(schema = "catalog", name = "categories")
record Drawer(@Id Long id, String name) {

  /** Its repository. */
  interface Drawers extends CrudRepository<Drawer, Long> {}
}
