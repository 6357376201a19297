package com.paymentmigration.operator.drill;

import java.util.Optional;

/** A journal that survives a runner, as a file survives a process. */
final class MemoryJournal implements Journal {
  private OpenChange open;

  @Override
  public Optional<OpenChange> open() {
    return Optional.ofNullable(open);
  }

  @Override
  public void announce(OpenChange change) {
    if (open != null) {
      throw new IllegalStateException("announced over " + open);
    }
    open = change;
  }

  @Override
  public void settle() {
    open = null;
  }
}
