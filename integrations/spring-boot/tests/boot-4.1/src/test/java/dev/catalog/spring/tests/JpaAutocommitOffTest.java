package dev.catalog.spring.tests;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

/** As {@link JpaManagerTest}, with connections that the pool lends with autocommit off. */
@SpringBootTest(classes = TestService.class)
@TestPropertySource(properties = "spring.datasource.hikari.auto-commit=false")
class JpaAutocommitOffTest extends JpaContract {}
