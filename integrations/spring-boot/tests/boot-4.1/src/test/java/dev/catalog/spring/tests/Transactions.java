package dev.catalog.spring.tests;

import java.io.IOException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A method for each way in which Spring runs one in a transaction. */
class Transactions {

  /** What runs in a transaction. */
  interface Work {
    void run() throws Exception;
  }

  @Transactional
  public void required(Work work) throws Exception {
    work.run();
  }

  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void requiresNew(Work work) throws Exception {
    work.run();
  }

  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public void notSupported(Work work) throws Exception {
    work.run();
  }

  @Transactional(propagation = Propagation.NESTED)
  public void nested(Work work) throws Exception {
    work.run();
  }

  @Transactional(propagation = Propagation.SUPPORTS)
  public void supports(Work work) throws Exception {
    work.run();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void mandatory(Work work) throws Exception {
    work.run();
  }

  @Transactional(propagation = Propagation.NEVER)
  public void never(Work work) throws Exception {
    work.run();
  }

  @Transactional(readOnly = true)
  public void readOnly(Work work) throws Exception {
    work.run();
  }

  @Transactional(timeout = 1)
  public void oneSecond(Work work) throws Exception {
    work.run();
  }

  @Transactional(noRollbackFor = IllegalArgumentException.class, rollbackFor = IOException.class)
  public void rules(Work work) throws Exception {
    work.run();
  }
}
