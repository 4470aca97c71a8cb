package dev.catalog.examples.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Maps requests to methods of the API. */
final class Routes {

  private static final String ANY = "{id}";

  private final List<Route> routes;

  private record Route(String method, List<String> path, Function<Request, Response> handler) {

    static Route of(String method, String path, Function<Request, Response> handler) {
      return new Route(method, List.of(path.split("/")), handler);
    }

    boolean isAt(List<String> other) {
      if (path.size() != other.size()) {
        return false;
      }
      for (int i = 0; i < path.size(); i++) {
        boolean fits =
            path.get(i).equals(ANY) ? !other.get(i).isEmpty() : path.get(i).equals(other.get(i));
        if (!fits) {
          return false;
        }
      }
      return true;
    }
  }

  Routes(CatalogApi api) {
    routes =
        List.of(
            Route.of("GET", "products", api::listProducts),
            Route.of("POST", "products", api::createProduct),
            Route.of("GET", "products/{id}", api::findProduct),
            Route.of("PATCH", "products/{id}", api::updateProduct),
            Route.of("DELETE", "products/{id}", api::deleteProduct),
            Route.of("GET", "categories", api::listCategories),
            Route.of("POST", "categories", api::createCategory),
            Route.of("GET", "stats", api::stats));
  }

  Response answer(Request request) {
    List<Route> here = routes.stream().filter(route -> route.isAt(request.path())).toList();
    if (here.isEmpty()) {
      throw new Problem(404, "There is nothing at this path");
    }
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    return here.stream()
        .filter(route -> route.method().equals(method))
        .findFirst()
        .orElseThrow(() -> notAllowed(here))
        .handler()
        .apply(request);
  }

  private static Problem notAllowed(List<Route> here) {
    String allowed = here.stream().map(Route::method).collect(Collectors.joining(", "));
    return new Problem(405, "Only " + allowed + " can be used here", Map.of("Allow", allowed));
  }
}
