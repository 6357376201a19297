package com.paymentmigration.operator.drill;

import java.util.List;

/** Remembers which calls of AWS's API were made. */
public interface CallLog {
  /** Forgets all of them: a drill begins. */
  void begin();

  /** The calls since then, in order. */
  List<ApiCall> made();
}
