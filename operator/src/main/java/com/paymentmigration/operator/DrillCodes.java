package com.paymentmigration.operator;

import java.security.SecureRandom;

/** Codes that a person reads in a mail and types: short, without letters that look alike. */
final class DrillCodes {
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  private DrillCodes() {}

  /** The next code. */
  static String next() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.toString();
  }
}
