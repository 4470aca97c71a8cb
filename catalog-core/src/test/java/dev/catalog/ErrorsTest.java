package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catalog.ConstraintViolationException.Kind;
import dev.catalog.testing.PostgresExtension;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final Server server = new Server(postgres);
  private static final String SECRET = "secret-4711";
  private static Database db;

  @BeforeAll
  static void open() {
    server.execute(
        "create schema shop",
        "create domain shop.code as text constraint code_is_short check (length(value) < 20)",
        "create table shop.parents (id int primary key, name text not null,"
            + " slug text constraint parents_slug_key unique,"
            + " size int constraint size_is_positive check (size > 0), code shop.code,"
            + " during int4range, constraint no_overlap exclude using gist (during with &&))",
        "create table shop.children (id int primary key,"
            + " parent int constraint children_parent_fkey references shop.parents)",
        "create table shop.guarded (id int primary key, parent int constraint guarded_parent_fkey"
            + " references shop.parents on delete restrict)",
        "create function shop.raise(state text) returns void language plpgsql as"
            + " $$ begin raise exception 'made to fail' using errcode = state; end $$");
    db = Database.open(server.config().build());
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void fill() {
    server.execute(
        "truncate shop.parents cascade",
        "insert into shop.parents (id, name, slug, during) values (1, 'a', 'a', '[1,5)')");
  }

  private static <T extends DatabaseException> T failing(
      Class<T> type, String sql, Object... binds) {
    return catchThrowableOfType(type, () -> db.dsl().execute(sql, binds));
  }

  private static ConstraintViolationException violation(Kind kind, String sql, Object... binds) {
    ConstraintViolationException e = failing(ConstraintViolationException.class, sql, binds);
    assertThat(e.kind()).isEqualTo(kind);
    assertThat(e.sql()).contains(sql);
    return e;
  }

  @Test
  void uniqueViolationNamesConstraintAndTable() {
    ConstraintViolationException e =
        violation(
            Kind.UNIQUE, "insert into shop.parents (id, name, slug) values (?, 'b', ?)", 2, "a");

    assertThat(e.constraint()).contains("parents_slug_key");
    assertThat(e.table()).contains("shop.parents");
    assertThat(e.sqlState()).contains("23505");
    assertThat(e)
        .hasMessage(
            "duplicate key value violates unique constraint \"parents_slug_key\""
                + " [table shop.parents, SQLSTATE 23505];"
                + " SQL: insert into shop.parents (id, name, slug) values (?, 'b', ?)");
  }

  @Test
  void foreignKeyViolationNamesTheTableThatHoldsItFromBothEnds() {
    ConstraintViolationException ofChild =
        violation(Kind.FOREIGN_KEY, "insert into shop.children values (?, ?)", 1, 99);
    server.execute("insert into shop.children values (1, 1)");
    ConstraintViolationException ofParent =
        violation(Kind.FOREIGN_KEY, "delete from shop.parents where id = ?", 1);

    assertThat(ofChild.constraint()).contains("children_parent_fkey");
    assertThat(ofChild.table()).contains("shop.children");
    assertThat(ofParent.constraint()).contains("children_parent_fkey");
    assertThat(ofParent.table()).contains("shop.children");
  }

  @Test
  void restrictedDeleteIsAForeignKeyViolation() {
    server.execute("insert into shop.guarded values (1, 1)");
    ConstraintViolationException e =
        violation(Kind.FOREIGN_KEY, "delete from shop.parents where id = ?", 1);

    assertThat(e.constraint()).contains("guarded_parent_fkey");
  }

  @Test
  void checkViolationNamesTheConstraint() {
    ConstraintViolationException e =
        violation(Kind.CHECK, "insert into shop.parents (id, name, size) values (?, 'b', ?)", 2, 0);

    assertThat(e.constraint()).contains("size_is_positive");
    assertThat(e.table()).contains("shop.parents");
  }

  @Test
  void checkOfADomainHasAConstraintAndNoTable() {
    ConstraintViolationException e =
        violation(
            Kind.CHECK,
            "insert into shop.parents (id, name, code) values (2, 'b', repeat(?, 30))",
            "x");

    assertThat(e.constraint()).contains("code_is_short");
    assertThat(e.table()).isEmpty();
  }

  @Test
  void notNullViolationNamesTheColumn() {
    ConstraintViolationException e =
        violation(Kind.NOT_NULL, "insert into shop.parents (id, name) values (?, null)", 2);

    assertThat(e.column()).contains("name");
    assertThat(e.table()).contains("shop.parents");
  }

  @Test
  void exclusionViolationNamesTheConstraint() {
    ConstraintViolationException e =
        violation(
            Kind.EXCLUSION,
            "insert into shop.parents (id, name, during) values (?, 'b', '[3,9)')",
            2);

    assertThat(e.constraint()).contains("no_overlap");
  }

  @ParameterizedTest
  @CsvSource({
    "42P01, StatementException",
    "53100, StatementException",
    "0A000, StatementException",
    "P0001, StatementException",
    "57014, QueryTimeoutException",
    "40001, TransactionConflictException",
    "40P01, TransactionConflictException",
    "55P03, TransactionConflictException",
    "08006, StatementException",
    "08000, StatementException",
    "08P01, StatementException",
    "57P01, StatementException",
    "57P03, StatementException",
    "25P03, StatementException",
    "01002, StatementException",
    "JZ0C0, StatementException"
  })
  void sqlstateDecidesTheType(String state, String type) {
    DatabaseException e = failing(DatabaseException.class, "select shop.raise('" + state + "')");
    DatabaseException read =
        catchThrowableOfType(
            DatabaseException.class,
            () ->
                db.read(
                    session -> session.dsl().fetch("select shop.raise('" + state + "')").size()));

    assertThat(e.getClass().getSimpleName()).isEqualTo(type);
    assertThat(read.getClass().getSimpleName()).isEqualTo(type);
    assertThat(read.sqlState()).contains(state);
  }

  @Test
  void boundValuesAppearNowhereInTheStackTrace() {
    server.execute("insert into shop.parents (id, name, slug) values (3, 'c', '" + SECRET + "')");
    DatabaseException duplicate =
        failing(
            DatabaseException.class,
            "insert into shop.parents (id, name, slug) values (4, 'd', ?)",
            SECRET);
    DatabaseException badSyntax =
        failing(DatabaseException.class, "select cast(cast(? as text) as int)", SECRET);

    assertThat(duplicate).isInstanceOf(ConstraintViolationException.class);
    assertThat(badSyntax)
        .hasMessage(
            "invalid input syntax for type integer [SQLSTATE 22P02];"
                + " SQL: select cast(cast(? as text) as int)");
    assertThat(trace(duplicate)).doesNotContain(SECRET);
    assertThat(trace(badSyntax)).doesNotContain(SECRET);
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void whatTheDriverSaidIsTheCause() {
    assertThat(failing(StatementException.class, "select * from nowhere"))
        .hasCauseInstanceOf(SQLException.class)
        .hasMessage(
            "relation \"nowhere\" does not exist [SQLSTATE 42P01]; SQL: select * from nowhere");
  }
}
