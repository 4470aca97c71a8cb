package dev.catalog.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.examples.web.RunningCatalog.Answer;
import dev.catalog.product.CatalogRepository;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import dev.catalog.testing.PostgresExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BadRequestTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static RunningCatalog running;
  private CatalogRepository catalog;

  @BeforeAll
  static void start() throws IOException {
    running = new RunningCatalog(postgres);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @BeforeEach
  void empty() {
    catalog = running.empty();
    running.statements();
  }

  private static void assertProblem(Answer answer, int status, String detail) {
    assertThat(answer.detail()).isEqualTo(detail);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("status").intValue()).isEqualTo(status);
    assertThat(answer.json().path("title").textValue()).isNotEmpty();
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /products?limit=-1           | limit must be a whole number between 0 and 100
          /products?limit=101          | limit must be a whole number between 0 and 100
          /products?limit=ten          | limit must be a whole number between 0 and 100
          /products?offset=-1          | offset must be a whole number between 0 and 9223372036854775807
          /products?active=yes         | active must be true or false
          /products?active=            | active must be true or false
          /products?actve=true         | There is no parameter actve
          /products?limit=1&limit=2    | limit is given twice
          /products/lamp               | An id must be a whole number
          /products/99999999999999999999 | An id must be a whole number
          /products?limit=9999999999999999999999 | limit must be a whole number between 0 and 100
          /products?limit=              | limit must be a whole number between 0 and 100
          /products?offset=9223372036854775808 | offset must be a whole number between 0 and 9223372036854775807
          /categories?limit=101        | limit must be a whole number between 0 and 100
          /categories?limit=-1         | limit must be a whole number between 0 and 100
          /categories?offset=-1        | offset must be a whole number between 0 and 9223372036854775807
          /categories?active=true      | There is no parameter active
          /stats?limit=101             | limit must be a whole number between 0 and 100
          /stats?limit=1e2             | limit must be a whole number between 0 and 100
          /stats?limit=%FF             | limit must be a whole number between 0 and 100
          /stats?%00%0a%22=1           | There is no parameter ???
          """)
  void anAddressThatDoesNotFitIsRefusedBeforeAnySql(String path, String detail) {
    assertProblem(running.get(path), 400, detail);
    assertThat(running.statements()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                              | The body must be a JSON object
          []                              | The body must be a JSON object
          {"price": 1}                    | name is missing
          {"name": "Lamp"}                | price is missing
          {"name": null, "price": 1}      | name must be a text
          {"name": 7, "price": 1}         | name must be a text
          {"name": "Lamp", "price": "1"}  | price must be a number
          {"name": "Lamp", "price": 0.001} | price must be a number with at most 10 digits before the point and 2 after it
          {"name": "Lamp", "price": 1e10} | price must be a number with at most 10 digits before the point and 2 after it
          {"name": "Lamp", "price": 1e999999999} | price must be a number with at most 10 digits before the point and 2 after it
          {"name": "Lamp", "price": 1, "stock": 1.5} | stock must be a whole number of at most 32 bits
          {"name": "Lamp", "price": 1, "stock": 3000000000} | stock must be a whole number of at most 32 bits
          {"name": "Lamp", "price": 1, "isActive": null} | isActive must be true or false
          {"name": "Lamp", "price": 1, "categoryId": "1"} | categoryId must be an id or null
          {"name": "Lamp", "price": 1, "id": 1} | There is no field id to set; there are [categoryId, description, isActive, stock]
          """)
  void aProductThatDoesNotFitIsRefusedBeforeAnySql(String body, String detail) {
    assertProblem(running.send("POST", "/products", body), 400, detail);
    assertThat(running.statements()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"name": null}      | name must be a text
          {"price": null}     | price must be a number
          {"stock": null}     | stock must be a whole number of at most 32 bits
          {"isActive": 1}     | isActive must be true or false
          {"description": {}} | description must be a text
          {"updatedAt": null} | There is no field updatedAt to set; there are [categoryId, description, isActive, name, price, stock]
          """)
  void aPatchThatDoesNotFitIsRefusedBeforeAnySql(String body, String detail) {
    assertProblem(running.send("PATCH", "/products/1", body), 400, detail);
    assertThat(running.statements()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{",
        "{} {}",
        "{\"name\": \"a\", \"name\": \"b\"}",
        "{'name': 1}",
        "{\"price\": 1e99999999999}"
      })
  void whatIsNotJsonIsRefused(String body) {
    Answer answer = running.send("POST", "/products", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).startsWith("The body is not JSON");
  }

  static Stream<String> bodiesThatTakeMoreThanTheirLength() {
    String product = "{\"name\": \"Lamp\", \"price\": 1, \"description\": %s}";
    return Stream.of(
        "[".repeat(30_000),
        "[".repeat(30_000) + "]".repeat(30_000),
        "{\"a\":".repeat(10_000),
        "[{\"a\":".repeat(8_000),
        "[".repeat(21) + "]".repeat(21),
        product.formatted("[".repeat(10_000) + "]".repeat(10_000)),
        product.formatted("9".repeat(60_000)),
        product.formatted("-" + "9".repeat(60_000)),
        product.formatted("0." + "9".repeat(60_000)),
        product.formatted("1e" + "9".repeat(60_000)),
        product.formatted("9".repeat(101)),
        "{\"price\": " + "9".repeat(60_000) + "}",
        "9".repeat(60_000),
        "{\"" + "x".repeat(60_000) + "\": 1}");
  }

  @ParameterizedTest
  @MethodSource("bodiesThatTakeMoreThanTheirLength")
  void aBodyThatTakesMoreThanItsLengthIsRefused(String body) {
    for (String path : List.of("/products", "/categories")) {
      Answer answer = running.send("POST", path, body);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.detail()).startsWith("The body ");
    }
    assertThat(running.send("PATCH", "/products/1", body).status()).isEqualTo(400);
    assertThat(running.statements()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1e999999999   | 400
          1e-999999999  | 400
          -1e999999999  | 400
          0e999999999   | 201
          0e-999999999  | 201
          1.00000       | 201
          10e8          | 201
          """)
  void anExponentIsReadWithoutWritingItsZeros(String price, int status) {
    Answer answer =
        running.send("POST", "/products", "{\"name\": \"Lamp\", \"price\": " + price + "}");

    assertThat(answer.status()).as(answer.detail()).isEqualTo(status);
    for (String field : List.of("stock", "categoryId")) {
      String body = "{\"name\": \"Lamp\", \"price\": 1, \"%s\": 1e999999999}".formatted(field);
      assertThat(running.send("POST", "/products", body).status()).isEqualTo(400);
    }
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    List<byte[]> bad =
        List.of(
            new byte[] {(byte) 0xff},
            new byte[] {(byte) 0xc0, (byte) 0x80},
            new byte[] {(byte) 0xe2, (byte) 0x82},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0xf8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80});
    for (byte[] each : bad) {
      for (String body :
          List.of("{\"name\": \"@\", \"price\": 1}", "{\"@\": 1}", "@", "{\"name\": \"a\"}@")) {
        Answer answer = running.send("POST", "/products", "application/json", with(body, each));

        assertProblem(answer, 400, "The body is not text in UTF-8");
      }
    }
    assertThat(running.statements()).isZero();
  }

  private static byte[] with(String body, byte[] inserted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(body.substring(0, body.indexOf('@')).getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(inserted);
    bytes.writeBytes(body.substring(body.indexOf('@') + 1).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  @Test
  void aFieldOfAnyNameIsRefusedInPlainText() {
    for (String name : List.of("\\u0000", "\\u001b[31m", "\\u202e", "x".repeat(150))) {
      Answer answer =
          running.send(
              "POST", "/products", "{\"name\": \"a\", \"price\": 1, \"%s\": 1}".formatted(name));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.detail()).matches("There is no field [\\w?.]{1,43} to set; .*");
    }
    assertThat(running.send("POST", "/products", "{\"\\ud83d\": 1}").status()).isEqualTo(400);
  }

  @Test
  void aFieldThatIsGivenTwiceIsRefusedWhateverItIs() {
    for (String body :
        List.of(
            "{\"name\": \"a\", \"price\": 1, \"price\": 1}",
            "{\"name\": \"a\", \"price\": 1, \"x\": {\"y\": 1, \"y\": 1}}",
            "{\"name\": \"a\", \"n\\u0061me\": \"a\", \"price\": 1}")) {
      assertThat(running.send("POST", "/products", body).status()).isEqualTo(400);
    }
    assertThat(running.statements()).isZero();
  }

  @Test
  void aCategoryIsNotCreatedWithMoreProductsThanAListReturns() {
    String product = "{\"name\": \"P\", \"price\": 1}";

    assertProblem(
        running.send(
            "POST",
            "/categories",
            "{\"name\": \"A\", \"products\": [%s]}"
                .formatted(String.join(",", Collections.nCopies(101, product)))),
        400,
        "products must be an array of at most 100 objects");
    assertThat(running.statements()).isZero();
  }

  @Test
  void productsOfACategoryMustBeObjects() {
    assertProblem(
        running.send("POST", "/categories", "{\"name\": \"A\", \"products\": {}}"),
        400,
        "products must be an array");
    assertProblem(
        running.send("POST", "/categories", "{\"name\": \"A\", \"products\": [1]}"),
        400,
        "each of products must be a JSON object");
  }

  @Test
  void anotherContentTypeIsRefused() {
    byte[] body = "name=Lamp".getBytes(StandardCharsets.UTF_8);

    assertProblem(
        running.send("POST", "/products", "application/x-www-form-urlencoded", body),
        415,
        "Send the body as application/json");
  }

  @Test
  void aMergePatchMayCallItselfOne() {
    Product lamp = catalog.createProduct(NewProduct.name("Lamp").price(BigDecimal.TEN));
    byte[] body = "{\"stock\": 4}".getBytes(StandardCharsets.UTF_8);

    Answer answer =
        running.send(
            "PATCH", "/products/" + lamp.id(), "application/merge-patch+json; charset=utf-8", body);

    assertThat(answer.json().path("stock").intValue()).isEqualTo(4);
  }

  @Test
  void aBodyMayBeAsLargeAsTheLimitAndNoLarger() {
    String start = "{\"name\": \"Lamp\", \"price\": 1, \"description\": \"";
    int rest = Request.MOST_BYTES - start.length() - 2;

    Answer full = running.send("POST", "/products", start + "x".repeat(rest) + "\"}");
    Answer larger = running.send("POST", "/products", start + "x".repeat(rest + 1) + "\"}");
    Answer huge = running.send("POST", "/products", start + "x".repeat(2_000_000) + "\"}");

    assertThat(full.status()).isEqualTo(201);
    assertProblem(larger, 413, "The body must not be larger than 65536 bytes");
    assertProblem(huge, 413, "The body must not be larger than 65536 bytes");
    assertThat(running.statements()).isEqualTo(1);
  }

  @Test
  void anAbsentProductIs404() {
    assertProblem(running.get("/products/-1"), 404, "There is no product -1");
    assertProblem(
        running.send("PATCH", "/products/-1", "{\"stock\": 1}"), 404, "There is no product -1");
    assertProblem(running.send("DELETE", "/products/-1", ""), 404, "There is no product -1");
  }

  @ParameterizedTest
  @CsvSource({"/", "/product", "/products/", "/products/1/stock", "/stats/", "/%2e%2e/etc"})
  void anUnknownPathIs404(String path) {
    assertProblem(running.get(path), 404, "There is nothing at this path");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,/products/1,'GET, PATCH, DELETE'",
    "DELETE,/products,'GET, POST'",
    "POST,/stats,GET"
  })
  void anotherMethodIs405AndSaysWhichAreAllowed(String method, String path, String allowed) {
    Answer answer = running.send(method, path, "");

    assertProblem(answer, 405, "Only " + allowed + " can be used here");
    assertThat(answer.header("Allow")).isEqualTo(allowed);
  }

  @Test
  void aMissingCategoryIs422AndNothingIsStored() {
    Answer answer =
        running.send("POST", "/products", "{\"name\": \"Lamp\", \"price\": 1, \"categoryId\": -1}");

    assertProblem(answer, 422, "There is no category with this categoryId");
    assertThat(running.get("/products").json().path("total").longValue()).isZero();
  }

  @Test
  void aTakenNameOrSlugIs409() {
    running.send("POST", "/categories", "{\"name\": \"Garden\", \"slug\": \"garden\"}");

    assertProblem(
        running.send("POST", "/categories", "{\"name\": \"Garden\"}"),
        409,
        "There is a category of this name already");
    assertProblem(
        running.send("POST", "/categories", "{\"name\": \"Gardens\", \"slug\": \"garden\"}"),
        409,
        "There is a category with this slug already");
  }

  @Test
  void aRuleOfTheDatabaseIs422() {
    assertProblem(
        running.send("POST", "/products", "{\"name\": \"Lamp\", \"price\": 1, \"stock\": -1}"),
        422,
        "It breaks the rule products_stock_check");
  }

  @Test
  void theZeroCharacterIsNotAText() {
    assertProblem(
        running.send("POST", "/products", "{\"name\": \"Lamp\\u0000\", \"price\": 1}"),
        400,
        "name must be a text");
  }

  @Test
  void anUnpairedSurrogateIsNotAText() {
    assertProblem(
        running.send("POST", "/products", "{\"name\": \"Lamp\\ud83d\", \"price\": 1}"),
        400,
        "name must be a text");
  }

  @Test
  void aNameThatIsTooLongIs422() {
    assertProblem(
        running.send(
            "POST", "/products", "{\"name\": \"%s\", \"price\": 1}".formatted("x".repeat(201))),
        422,
        "A value is too long or out of range for its column");
  }
}
