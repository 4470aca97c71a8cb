package dev.catalog.spring.tests;

import org.springframework.boot.test.context.SpringBootTest;

/** Under the manager that Boot sets up for JPA. */
@SpringBootTest(classes = TestService.class)
class JpaManagerTest extends JpaContract {}
