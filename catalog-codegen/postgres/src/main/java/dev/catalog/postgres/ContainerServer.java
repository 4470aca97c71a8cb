package dev.catalog.postgres;

import java.util.ArrayList;
import java.util.List;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A server in a container; the only class that knows Testcontainers, which is an optional
 * dependency.
 */
record ContainerServer(PostgreSQLContainer container, String url) implements RunningServer {
  static RunningServer start(PostgresSource.Container source) {
    List<String> command = new ArrayList<>(List.of("postgres"));
    for (String setting : List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off")) {
      command.add("-c");
      command.add(setting);
    }
    source
        .parameters()
        .forEach(
            (name, value) -> {
              command.add("-c");
              command.add(name + "=" + value);
            });
    try {
      PostgreSQLContainer container = started(source.image(), command);
      // read now: a stopped container has no port
      return new ContainerServer(container, container.getJdbcUrl());
    } catch (RuntimeException e) {
      throw new PostgresStartException(
          "The container "
              + source.image()
              + " did not start; check that a Docker engine runs and that it has or can fetch the"
              + " image ("
              + innermost(e)
              + ")",
          e);
    }
  }

  private static PostgreSQLContainer started(String name, List<String> command) {
    DockerImageName image = DockerImageName.parse(name).asCompatibleSubstituteFor("postgres");
    PostgreSQLContainer container =
        new PostgreSQLContainer(image).withDatabaseName("postgres").withUsername("postgres");
    container.setCommand(command.toArray(String[]::new));
    try {
      container.start();
      return container;
    } catch (RuntimeException e) {
      container.stop();
      throw e;
    }
  }

  private static String innermost(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  @Override
  public String user() {
    return container.getUsername();
  }

  @Override
  public String password() {
    return container.getPassword();
  }

  @Override
  public void stop() {
    container.stop();
  }
}
