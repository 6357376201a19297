package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.TransactionContent;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A transaction of a fake binary log.
 *
 * @param source server that made it
 * @param number its GTID's number, from 1
 * @param kind what it does
 * @param side whose accounts, for account statements; else the source
 * @param write number of an application's write
 * @param value marker text
 */
record Transaction(
    Environment source, int number, Kind kind, Environment side, int write, String value) {
  GtidSet gtid() {
    return GtidSet.of(FakeCluster.uuid(source), number, number);
  }

  /** As a binary log tells it. */
  TransactionContent content() {
    return switch (kind) {
      case LOCK, UNLOCK ->
          content(
              Map.of(),
              new TransactionContent.Statement(
                  "ALTER USER", DatabaseAccount.application(side).usernames(), ""));
      case MARKER -> content(Map.of("payment_migration.marker", 1));
      case HEARTBEAT -> content(Map.of("mysql.rds_heartbeat2", 1));
      case WRITE, FOREIGN -> content(Map.of("payments.payment", 1));
    };
  }

  private TransactionContent content(
      Map<String, Integer> rows, TransactionContent.Statement... statements) {
    return new TransactionContent(gtid().toString(), new TreeMap<>(rows), List.of(statements));
  }

  enum Kind {
    WRITE,
    LOCK,
    UNLOCK,
    MARKER,
    /** The service's own, every second on each side. */
    HEARTBEAT,
    /** Somebody else's. */
    FOREIGN
  }
}
