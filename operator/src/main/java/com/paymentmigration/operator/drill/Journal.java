package com.paymentmigration.operator.drill;

import java.util.Optional;

/** Remembers over a crash what has to be put right. Holds one change at most. */
public interface Journal {
  /** What an earlier run left. */
  Optional<OpenChange> open();

  /** Remembers {@code change}, durably, before it is made. */
  void announce(OpenChange change);

  /** It is as it was. */
  void settle();
}
