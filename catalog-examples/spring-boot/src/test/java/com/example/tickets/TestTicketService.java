package com.example.tickets;

import dev.catalog.postgres.PostgresSource;
import dev.catalog.postgres.ThrowawayPostgres;
import org.springframework.boot.SpringApplication;

/** Starts the service on a PostgreSQL that goes with it: {@code mvn spring-boot:test-run}. */
public class TestTicketService {

  public static void main(String[] args) {
    ThrowawayPostgres postgres = ThrowawayPostgres.start(PostgresSource.embedded());
    System.setProperty("spring.datasource.url", postgres.url());
    System.setProperty("spring.datasource.username", postgres.user());
    System.setProperty("spring.datasource.password", postgres.password());
    SpringApplication.from(TicketService::main).run(args);
  }
}
