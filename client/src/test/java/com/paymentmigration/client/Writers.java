package com.paymentmigration.client;

/** Writers of the tests. */
final class Writers {
  static final WriterTarget BLUE =
      new WriterTarget("BLUE", "blue.example", 3306, "payment_app_blue");
  static final WriterTarget GREEN =
      new WriterTarget("GREEN", "green.example", 3306, "payment_app_green");

  private Writers() {}
}
