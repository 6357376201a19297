package com.paymentmigration.rehearsal.check;

import com.paymentmigration.rehearsal.record.CheckResult;

/** Small words for check results. */
final class Promise {
  private Promise() {}

  static CheckResult equal(String name, Object wanted, Object found) {
    return new CheckResult(
        name,
        wanted.equals(found),
        wanted.equals(found) ? String.valueOf(found) : "received " + found + ", wanted " + wanted);
  }

  static CheckResult of(String name, boolean kept, String detail) {
    return new CheckResult(name, kept, detail);
  }
}
