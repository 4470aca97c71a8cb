package dev.catalog;

import static dev.catalog.fixture.shop.Tables.ORDER_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.fixture.shop.OrderItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SortTest {

  private static final Sort SORT =
      Sort.of("price", ORDER_ITEMS.PRICE)
          .and("amount", ORDER_ITEMS.QUANTITY)
          .and("line.no", ORDER_ITEMS.LINE_NO)
          .and("no-of-line", ORDER_ITEMS.LINE_NO);

  private static List<String> sql(Sort sort, String text) {
    return sort.parse(text).stream()
        .map(field -> DSL.using(SQLDialect.POSTGRES).render(field))
        .toList();
  }

  @Test
  void aTextChoosesAmongTheNames() {
    assertThat(sql(SORT, "-price,line.no"))
        .containsExactly(
            "\"public\".\"order_items\".\"price\" desc",
            "\"public\".\"order_items\".\"line_no\" asc");
    assertThat(sql(SORT, " amount ,\t- price".replace("- ", "-"))).hasSize(2);
    assertThat(sql(SORT, "-no-of-line")).singleElement().asString().endsWith("desc");
  }

  @Test
  void noTextGivesTheOrderOfOtherwise() {
    Sort ordered = SORT.otherwise("-price");

    for (String nothing : new String[] {null, "", "  ", "\t\n"}) {
      assertThat(SORT.parse(nothing)).isEmpty();
      assertThat(sql(ordered, nothing)).singleElement().asString().endsWith("\"price\" desc");
    }
    assertThat(sql(ordered, "amount")).hasSize(1);
    assertThatThrownBy(() -> SORT.otherwise("cost")).isInstanceOf(IllegalArgumentException.class);
  }

  static List<String> hostile() {
    List<String> texts = new ArrayList<>();
    for (String sql :
        List.of(
            "1",
            "price desc",
            "price asc nulls last",
            "price; drop table orders",
            "price;--",
            "price--",
            "price/**/",
            "price)",
            "(price)",
            "\"price\"",
            "'price'",
            "`price`",
            "price'",
            "price\"",
            "price\\",
            "order_items.price",
            "public.order_items.price",
            "line_no",
            "PRICE",
            "Price",
            "--price",
            "-",
            "- price",
            "+price",
            "!price",
            "price:desc",
            "price|desc",
            "price desc,amount",
            "price,,amount",
            ",",
            ",price",
            "price,",
            "price,price",
            "price,-price",
            "-price , price",
            "*",
            "?",
            "$1",
            ":price",
            "{0}",
            "{price}",
            "%70rice",
            "price%00",
            "price\u0000",
            "price\r\nSet-Cookie: a=b",
            "price\u202e",
            "price\u200b",
            "pr\u0456ce",
            "\uff50rice",
            "price\ud800",
            "\ud83d\ude00",
            "null",
            "true",
            "NaN",
            "rand()",
            "random()",
            "pg_sleep(10)",
            "case when 1=1 then price end",
            "(select password from users)",
            "price union select 1",
            "price offset 0",
            "price limit 1",
            "price for update",
            "ctid",
            "oid",
            "xmin",
            "../price",
            "<script>",
            "${jndi:ldap://example.org}",
            "price".repeat(10_000))) {
      texts.add(sql);
    }
    texts.add("price,amount,".repeat(100));
    return texts;
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void nothingElseIsTaken(String text) {
    assertThatThrownBy(() -> OrderItem.ROWS.orderBy(SORT, text))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(
            e -> {
              assertThat(e.getMessage()).hasSizeLessThan(250);
              assertThat(e.getMessage().codePoints())
                  .noneMatch(c -> Character.isISOControl(c) || c == 0x202e || c == 0xd800);
              assertThat(e.getMessage().replaceFirst("\".*\"", ""))
                  .doesNotContain("order_items", "quantity");
            });
  }

  @Test
  void thereAreSeventyHostileTexts() {
    assertThat(Set.copyOf(hostile())).hasSizeGreaterThanOrEqualTo(70);
  }

  @Test
  void anUnknownNameIsShownShortenedWithTheNamesThereAre() {
    assertThatThrownBy(() -> SORT.parse("cost".repeat(20)))
        .hasMessage(
            "unknown sort name: \"%s…\"; the names are price, amount, line.no,"
                    .formatted("cost".repeat(10))
                + " no-of-line (separated by commas, with - in front for descending order)");
    assertThatThrownBy(() -> SORT.parse("-price,price"))
        .hasMessage("sort name is given twice: price");
  }

  @Test
  void namesAreChecked() {
    for (String name : List.of("", " ", "a b", "-a", "a,b", "a\"", "a;")) {
      assertThatThrownBy(() -> SORT.and(name, ORDER_ITEMS.PRICE))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> SORT.and("price", ORDER_ITEMS.QUANTITY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sort name is used twice: price");
  }
}
