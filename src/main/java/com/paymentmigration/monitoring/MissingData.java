package com.paymentmigration.monitoring;

/** What silence means. Every alarm says it: CloudWatch's default keeps the last state for ever. */
enum MissingData {
  /** Nothing happened: no request, no failure, no replication. */
  FINE("notBreaching"),
  /** Something that always speaks has stopped. */
  ALARMING("breaching");

  private final String key;

  MissingData(String key) {
    this.key = key;
  }

  /** As CloudWatch spells it. */
  String key() {
    return key;
  }
}
