package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.Environment;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables that strangers and the storm itself change, so that no payment is touched by them. */
final class Strangers {
  /** Table of strangers. */
  static final String TABLE = "stranger";

  /** Rows of the table in which differences are planted. */
  static final int PLANTED_ROWS = 200;

  private Strangers() {}

  /** Makes the tables and waits until the standby has them. */
  static void prepare(Stage stage) throws InterruptedException {
    Environment writer = stage.world().state().promoted();
    stage
        .world()
        .pair()
        .server(writer)
        .execute(
            "CREATE TABLE IF NOT EXISTS payments.stranger (id INT PRIMARY KEY, changed INT NOT"
                + " NULL)",
            "INSERT IGNORE INTO payments.stranger VALUES (1, 0)",
            "CREATE TABLE IF NOT EXISTS payments.planted (id INT PRIMARY KEY, amount INT NOT NULL)",
            "INSERT IGNORE INTO payments.planted VALUES "
                + IntStream.rangeClosed(1, PLANTED_ROWS)
                    .mapToObj(id -> "(" + id + ", " + id + ")")
                    .collect(Collectors.joining(", ")));
    String wanted = stage.world().pair().server(writer).value("SELECT @@GLOBAL.gtid_executed");
    stage.await(
        "the storm's tables on the standby",
        () ->
            "0"
                .equals(
                    stage
                        .world()
                        .pair()
                        .server(writer.other())
                        .value("SELECT WAIT_FOR_EXECUTED_GTID_SET('" + wanted + "', 1)")));
  }
}
