package dev.catalog.internal.type;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionChangeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "show statement_timeout",
        "insert into notes values (?)",
        "insert into \"public\".\"notes\" (\"id\", \"text\") values (?, cast(? as text))"
            + " on conflict (\"id\") do nothing returning \"id\"",
        "update notes set text = ? where id in (?, ?) and (a or b)",
        "delete from notes where exists (select 1 from other)",
        "with x as (select count(*) from notes) select * from x",
        "select coalesce(sum(price), 0) from products group by (a)"
      })
  void aStatementOnRowsLeavesNothing(String sql) {
    assertThat(SessionChange.isPossible(sql)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "set role x",
        "SET search_path TO x",
        "reset role",
        "listen x",
        "prepare p as select 1",
        "execute p",
        "call p()",
        "do $$ begin end $$",
        "declare c cursor with hold for select 1",
        "create temp table t (id int)",
        "select 1 as id into temporary t",
        "select 1; set role x",
        "select set_config('role', 'x', false)",
        "select pg_catalog.set_config('role', 'x', false)",
        "select \"set_config\" ('role', 'x', false)",
        "select set_config/**/('role', 'x', false)",
        "select set_config -- why\n('role', 'x', false)",
        "select pg_advisory_lock(1)",
        "select mine.count(1)",
        "select \"mine\".count(1)",
        "select \"values\"(1)",
        "select caf\u00e9count(1)",
        "select \u00e9(1)",
        "insert into notes select set_tenant('x')",
        "insert into notes (id) values (set_tenant('x'))",
        "insert into set_tenant (id) values (1) returning f(id)",
        "with x as (insert into notes (id) values (1)) select 1",
        "explain analyze select f(1)",
        "copy notes to stdout"
      })
  void everythingElseMayLeaveSomething(String sql) {
    assertThat(SessionChange.isPossible(sql)).isTrue();
  }
}
