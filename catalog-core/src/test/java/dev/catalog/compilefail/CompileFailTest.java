package dev.catalog.compilefail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompileFailTest {

  /** With the line that counts the errors, javac prints one more. */
  private static final int MOST_LINES = 9;

  /** Where javac cannot be brief: it explains each type variable. */
  private static final Map<String, Integer> LONGER = Map.of("wrong-key-type", 11);

  static List<Rule> rules() {
    return Rule.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void breakingTheRuleIsOneErrorOnItsLine(Rule rule) {
    assertThat(rule.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.line()).isEqualTo(rule.line());
              assertThat(error.text()).contains(rule.expected());
            });
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theErrorIsShort(Rule rule) {
    int most = LONGER.getOrDefault(rule.toString(), MOST_LINES);

    assertThat(rule.errors())
        .allSatisfy(error -> assertThat(error.text().lines()).hasSizeLessThanOrEqualTo(most));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theProgramCompilesWithoutThatLine(Rule rule) {
    assertThat(rule.errorsWithoutTheLine()).isEmpty();
  }
}
