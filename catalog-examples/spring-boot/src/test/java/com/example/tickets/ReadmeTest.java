package com.example.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sends what the README shows, in its order. */
class ReadmeTest extends HttpTest {

  private static final Pattern CURL =
      Pattern.compile("curl -X (\\w+)(.*?)(?: -d '(.*)')? '?http://localhost:8080([^\\s']+)'?");
  private static final Pattern HEADER = Pattern.compile("-H '([\\w-]+): (.*?)'");

  @Test
  void everyLineIsAnsweredWell() throws IOException {
    List<Integer> statuses = new ArrayList<>();
    for (String line : readme().lines().filter(each -> each.startsWith("curl")).toList()) {
      Matcher curl = CURL.matcher(line);
      assertThat(curl.matches()).as(line).isTrue();
      String body = curl.group(3) == null ? "" : curl.group(3);
      Answer answer = send(curl.group(1), curl.group(4), body, headers(curl.group(2)));
      assertThat(answer.status()).as(line + "\n" + answer.body()).isLessThan(300);
      statuses.add(answer.status());
    }
    assertThat(statuses).containsExactly(201, 200, 200, 201, 200, 200, 200);
  }

  /** Without the content type, which every request has. */
  private static String[] headers(String options) {
    return HEADER
        .matcher(options)
        .results()
        .filter(header -> !header.group(1).equals("Content-Type"))
        .flatMap(header -> List.of(header.group(1), header.group(2)).stream())
        .toArray(String[]::new);
  }

  private static String readme() throws IOException {
    Path own = Path.of("README.md");
    return Files.readString(Files.exists(own) ? own : Path.of("..", "README.md"));
  }
}
