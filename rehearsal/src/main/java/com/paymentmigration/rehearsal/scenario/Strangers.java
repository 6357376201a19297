package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.Environment;

/** What strangers change, so that no payment is touched by them. */
final class Strangers {
  /** Their table. */
  static final String TABLE = "stranger";

  private Strangers() {}

  /** Makes their table and waits until the standby has it. */
  static void prepare(Stage stage) throws InterruptedException {
    Environment writer = stage.world().state().promoted();
    stage
        .world()
        .pair()
        .server(writer)
        .execute(
            "CREATE TABLE IF NOT EXISTS payments.stranger (id INT PRIMARY KEY, changed INT NOT NULL)",
            "INSERT IGNORE INTO payments.stranger VALUES (1, 0)");
    stage.await(
        "the strangers' table on the standby",
        () ->
            "1"
                .equals(
                    stage
                        .world()
                        .pair()
                        .server(writer.other())
                        .value(
                            "SELECT COUNT(*) FROM information_schema.tables"
                                + " WHERE table_name = 'stranger'")));
  }
}
