package com.paymentmigration.lambda.rotation;

/** What one step does. May run twice, and after any later step has failed. */
interface StepAction {
  void run(Rotation rotation);
}
