package com.paymentmigration.lambda.validation.catalogue;

/**
 * One thing that differs between two servers.
 *
 * @param name what it is
 * @param both SQL that both sides run first; validated as equal before the difference is made
 * @param target SQL that only the target runs then
 * @param named text of the failure that must be reported; empty if the sides still are equal
 */
record Difference(String name, String both, String target, String named) {
  /** A value of the column {@code c} of table {@code t} that becomes another. */
  static Difference value(String name, String type, String before, String after) {
    return new Difference(
        name,
        table(type, before),
        "UPDATE t SET c = " + after + " WHERE id = 1",
        "t: row id=1: differs in c");
  }

  /** A value that is written differently and means the same. */
  static Difference same(String name, String type, String before, String after) {
    return new Difference(
        name, table(type, before), "UPDATE t SET c = " + after + " WHERE id = 1", "");
  }

  private static String table(String type, String value) {
    return "CREATE TABLE t (id INT PRIMARY KEY, c "
        + type
        + "); INSERT INTO t VALUES (1, "
        + value
        + "), (2, "
        + value
        + ")";
  }

  @Override
  public String toString() {
    return name;
  }
}
