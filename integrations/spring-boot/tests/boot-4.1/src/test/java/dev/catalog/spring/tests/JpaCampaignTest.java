package dev.catalog.spring.tests;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

@SpringBootTest(classes = TestService.class)
@TestPropertySource(properties = CampaignContract.POOL)
class JpaCampaignTest extends CampaignContract {

  @Override
  boolean nested() {
    return false;
  }
}
