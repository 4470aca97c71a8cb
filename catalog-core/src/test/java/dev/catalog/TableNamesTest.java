package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.fixture.tables.names.Address;
import dev.catalog.fixture.tables.names.AwkwardColumn;
import dev.catalog.fixture.tables.names.AwkwardColumnPatch;
import dev.catalog.fixture.tables.names.Child;
import dev.catalog.fixture.tables.names.NewAddress;
import dev.catalog.fixture.tables.names.NewAwkwardColumn;
import dev.catalog.fixture.tables.names.NewChild;
import dev.catalog.fixture.tables.names.NewPerson;
import dev.catalog.fixture.tables.names.Person;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that mean something to Java, SQL, jOOQ or Catalog itself. */
class TableNamesTest extends TablesFixtureTest {

  @Test
  void columnsOfEveryNameMakeTheRoundTrip() {
    AwkwardColumn row =
        db.insert(
            NewAwkwardColumn.hashCode_(1)
                .toString_("text")
                .getClass_("class")
                .values("values")
                .assigned("assigned")
                .defaults("defaults")
                .withSpace("with space")
                .ilık("ılık")
                .quo_22te("quote")
                .back_5cslash("backslash")
                .star_2a_2fslash("star"));

    assertThat(db.get(AwkwardColumn.BY_ID, row.id())).isEqualTo(row);
    assertThat(row)
        .returns(1, AwkwardColumn::hashCode_)
        .returns("class", AwkwardColumn::getClass_)
        .returns("values", AwkwardColumn::values)
        .returns("ılık", AwkwardColumn::ilık)
        .returns("quote", AwkwardColumn::quo_22te)
        .returns("backslash", AwkwardColumn::back_5cslash)
        .returns("star", AwkwardColumn::star_2a_2fslash);
    AwkwardColumn changed =
        db.update(
                AwkwardColumn.BY_ID,
                row.id(),
                new AwkwardColumnPatch()
                    .new_("new")
                    .rows("rows")
                    .byId("by id")
                    .patch("patch")
                    .wait_("wait")
                    .clone_("clone")
                    .finalize_("finalize")
                    .select("select")
                    .position(2)
                    .per_25cent("%s")
                    .名前("name"))
            .orElseThrow();
    assertThat(changed)
        .returns("new", AwkwardColumn::new_)
        .returns("rows", AwkwardColumn::rows)
        .returns("wait", AwkwardColumn::wait_)
        .returns("%s", AwkwardColumn::per_25cent)
        .returns("name", AwkwardColumn::名前);
    assertThat(db.list(AwkwardColumn.ROWS)).containsExactly(changed);
    assertThat(db.delete(AwkwardColumn.BY_ID, row.id())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Mixed Case, MixedCase, someColumn",
    "select, Select, from",
    "order, Order, group",
    "class, SchoolClass, package_",
    "lamp, Lamp, name",
    "lamps, LampOfMany, name",
    "ışıklar, Işıklar, i",
    "people, Person, name",
    "statuses, Status, name",
    "data, Data, name",
    "series, Series, name",
    "tables, Table, name",
    "keys, Key, name",
    "record, Record, name",
    "query, Query, name",
    "object, Thing, name",
    "string, Text, name",
    "list, List, name",
    "optional, Optional, name",
    "row_types, KindOfRow, name",
    "default_catalog, DefaultCatalog, name",
    "names, Name, name",
    "rows, Row, name",
    "assignment, Assignment, name",
    "row_type, RowType, key"
  })
  void tablesOfEveryNameAreInsertedFoundPatchedListedAndDeleted(
      String table, String type, String component) throws Exception {
    assertThat(roundTrip(type, component)).isEqualTo("names." + table);
  }

  /** Goes through every verb with one text; returns the name of the table. */
  @SuppressWarnings("unchecked")
  private String roundTrip(String type, String component) throws Exception {
    String name = "dev.catalog.fixture.tables.names.";
    Class<?> row = Class.forName(name + type);
    Rows<Object> rows = (Rows<Object>) row.getField("ROWS").get(null);
    Key<Object, Long> key = (Key<Object, Long>) row.getField("BY_ID").get(null);
    Object builder = newRow(Class.forName(name + "New" + type), component);
    Object inserted = db.insert((NewRow<Object>) builder);
    long id = (long) row.getMethod("id").invoke(inserted);
    assertThat(row.getMethod(component).invoke(inserted)).isEqualTo("new");
    assertThat(db.find(key, id)).contains(inserted);
    Class<?> patch = Class.forName(name + type + "Patch");
    Object change =
        patch
            .getMethod(component, String.class)
            .invoke(patch.getConstructor().newInstance(), "patched");
    Object patched = db.update(key, id, (Patch<Object>) change).orElseThrow();
    assertThat(row.getMethod(component).invoke(patched)).isEqualTo("patched");
    assertThat(db.list(rows)).containsExactly(patched);
    assertThat(db.delete(key, id)).isTrue();
    return key.table();
  }

  private static Object newRow(Class<?> type, String component) throws Exception {
    for (Method method : type.getMethods()) {
      if (method.getName().equals("defaults") && method.getParameterCount() == 0) {
        return type.getMethod(component, String.class).invoke(method.invoke(null), "new");
      }
    }
    return type.getMethod(component, String.class).invoke(null, "new");
  }

  record Home(Person person, List<Child> children, Optional<Address> address) {}

  @Test
  void relationsOfIrregularPluralsReadWell() {
    Person person = db.insert(NewPerson.defaults().name("Ada"));
    Child child = db.insert(NewChild.personId(person.id()).name("Bob"));
    Address address = db.insert(NewAddress.defaults().personId(person.id()));

    assertThat(db.list(Person.ROWS.with(Person.CHILDREN, Person.ADDRESS).into(Home::new)))
        .containsExactly(new Home(person, List.of(child), Optional.of(address)));
    assertThat(db.delete(Address.BY_ID, address.id())).isTrue();
    assertThat(db.delete(Child.BY_ID, child.id())).isTrue();
    assertThat(db.delete(Person.BY_ID, person.id())).isTrue();
  }
}
