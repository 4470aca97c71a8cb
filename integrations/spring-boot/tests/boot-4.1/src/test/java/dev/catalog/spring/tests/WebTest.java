package dev.catalog.spring.tests;

import static dev.catalog.product.Tables.CATEGORIES;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.catalog.ConnectionFailedException;
import dev.catalog.Database;
import dev.catalog.Sort;
import dev.catalog.StaleRowException;
import dev.catalog.product.Category;
import dev.catalog.product.NewCategory;
import dev.catalog.spring.CatalogPages;
import java.util.List;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.domain.Pageable;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

/** Pages for clients, and the answers to what goes wrong. */
@SpringBootTest(classes = {TestService.class, WebTest.Controller.class})
@TestPropertySource(properties = {WithoutJpa.PROPERTY, "catalog.problem-details=true"})
class WebTest extends TakingPart {

  @Autowired WebApplicationContext context;
  private MockMvc mvc;

  @RestController
  static class Controller {

    private static final Sort SORT = Sort.of("name", CATEGORIES.NAME).otherwise("name");

    private final Database db;

    Controller(Database db) {
      this.db = db;
    }

    @GetMapping("/pages")
    List<String> pages(Pageable pageable) {
      var page = CatalogPages.page(db, Category.ROWS, SORT, pageable);
      return page.map(row -> row.name() + " of " + page.getTotalElements()).getContent();
    }

    @GetMapping("/slices")
    List<String> slices(@RequestParam String cursor) {
      return db.slice(Category.ROWS.orderBy(CATEGORIES.NAME), cursor, 2).rows().stream()
          .map(Category::name)
          .toList();
    }

    @GetMapping("/problems/{kind}")
    String problem(@PathVariable String kind) {
      switch (kind) {
        case "missing" -> db.get(Category.BY_ID, -1L);
        case "taken" -> db.insert(NewCategory.name("a"));
        case "stale" -> throw new StaleRowException("stale", "row", null);
        case "connection" ->
            throw new ConnectionFailedException("select secret", "08006", "select secret", null);
        default -> db.dsl().fetch("select secret");
      }
      return "";
    }
  }

  @BeforeEach
  void rows() {
    mvc = MockMvcBuilders.webAppContextSetup(context).build();
    List.of("a", "b", "c").forEach(this::insert);
  }

  @Test
  void aPageableBecomesOneStatement() throws Exception {
    mvc.perform(get("/pages?page=0&size=2&sort=name,desc"))
        .andExpect(status().isOk())
        .andExpect(content().string("[\"c of 3\",\"b of 3\"]"));
    mvc.perform(get("/pages?page=1&size=2")).andExpect(content().string("[\"c of 3\"]"));
  }

  @Test
  void anOrderThatIsNotOfferedIsTheClientsError() throws Exception {
    mvc.perform(get("/pages?sort=id")).andExpect(status().isBadRequest());
    mvc.perform(get("/pages?sort=name,ignorecase")).andExpect(status().isBadRequest());
  }

  @Test
  void problemsSayWhatTheClientCanDoAndNothingOfTheSql() throws Exception {
    expect("/problems/missing", 404);
    expect("/problems/taken", 409);
    expect("/problems/stale", 412);
    expect("/problems/connection", 503);
    expect("/problems/other", 500);
    expect("/slices?cursor=damaged", 400);
  }

  private void expect(String path, int status) throws Exception {
    mvc.perform(get(path))
        .andExpect(status().is(status))
        .andExpect(jsonPath("$.status").value(status))
        .andExpect(content().string(Matchers.not(Matchers.containsString("select"))))
        .andExpect(content().string(Matchers.not(Matchers.containsString("categories"))));
  }
}
