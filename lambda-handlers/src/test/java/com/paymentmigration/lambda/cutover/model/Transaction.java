package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.domain.Environment;

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
  enum Kind {
    WRITE,
    LOCK,
    UNLOCK,
    MARKER
  }
}
