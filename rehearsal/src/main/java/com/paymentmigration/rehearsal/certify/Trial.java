package com.paymentmigration.rehearsal.certify;

/** One line of the contract's table of tests, or what belongs to it. */
interface Trial {
  /** On the command line and in reports. */
  String name();

  /** What is done to the application, in a few words. */
  String title();

  /** Plays it; what it found goes to the findings. */
  void play(Hands hands) throws InterruptedException;
}
