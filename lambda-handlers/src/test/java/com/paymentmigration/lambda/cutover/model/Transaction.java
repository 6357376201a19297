package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.domain.Environment;

/**
 * A transaction of a fake binary log.
 *
 * @param source server that made it
 * @param number its GTID's number, from 1
 * @param kind what it does
 * @param side whose accounts, for account statements; else the source
 * @param value marker text, or the number of an application's write
 */
record Transaction(Environment source, int number, Kind kind, Environment side, String value) {
  enum Kind {
    WRITE,
    LOCK,
    UNLOCK,
    MARKER
  }
}
