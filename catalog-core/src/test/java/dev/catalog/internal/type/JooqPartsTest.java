package dev.catalog.internal.type;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fails when a version of jOOQ has no part any more of a name that Catalog knows. */
class JooqPartsTest {

  @Test
  void eachNameIsThatOfAPart() {
    assertThat(JooqParts.names())
        .allSatisfy(
            name -> assertThat(Class.forName("org.jooq.impl." + name)).as(name).isNotNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?",
        "(?)",
        "?::jsonb",
        "?::text::jsonb",
        "cast(? as \"shop\".\"code\")",
        "cast(?::text as numeric(10, 2)[])"
      })
  void aCastDoesNothingButRead(String sql) {
    assertThat(JooqParts.isCastBind(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pay(?)",
        "to_jsonb(cast(? as text))",
        "cast(pay(?) as int)",
        "? + pay(1)",
        "?::int, pay(1)",
        "(select pay(?))"
      })
  void aFunctionAroundABindMayWrite(String sql) {
    assertThat(JooqParts.isCastBind(sql)).isFalse();
  }
}
