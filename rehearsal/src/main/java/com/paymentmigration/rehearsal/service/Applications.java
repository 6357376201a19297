package com.paymentmigration.rehearsal.service;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.rehearsal.emulator.ApiGate;
import java.nio.file.Path;

/** The applications of both environments. */
public interface Applications extends AutoCloseable {
  /** That of {@code side}. */
  Application of(Environment side);

  /** Both behave as they should. */
  void calm();

  /** The writer has been armed and the tables are there: what could not start before starts now. */
  default void ready() throws InterruptedException {}

  @Override
  void close();

  /**
   * Where they run.
   *
   * @param settings what an application is told
   * @param pair databases
   * @param gate way to the emulated AWS
   * @param healthPath path of the health check that the template names
   * @param logs folder for what they write
   */
  record Site(
      PaymentSystem.Settings settings,
      MySqlPair pair,
      ApiGate gate,
      String healthPath,
      Path logs) {}

  /** Makes them for a world. */
  @FunctionalInterface
  interface Factory {
    /** The applications at {@code site}. */
    Applications at(Site site);
  }
}
