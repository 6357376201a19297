package com.paymentmigration.operator;

import picocli.CommandLine.Mixin;

/** A command that changes something: it says who asks and why, and is looked after if it fails. */
abstract class ChangingCommand extends OperatorCommand {
  @Mixin private Cause cause;

  /** Who asks, and why. */
  final Cause cause() {
    return cause;
  }

  @Override
  final boolean changes() {
    return true;
  }

  @Override
  final void check() {
    cause.check();
  }
}
