package com.paymentmigration.language;

/** Patterns as policies spell them: {@code *} stands for any text, {@code ?} for one character. */
final class Glob {
  private Glob() {}

  /** Whether a text exists that both patterns match. */
  static boolean meet(String one, String other) {
    boolean[] below = new boolean[other.length() + 1];
    for (int i = one.length(); i >= 0; i--) {
      boolean[] row = new boolean[other.length() + 1];
      for (int j = other.length(); j >= 0; j--) {
        row[j] = meet(one, other, i, j, row, below);
      }
      below = row;
    }
    return below[0];
  }

  /** Whether the rests from {@code i} and {@code j} on meet; {@code below} is the row of i + 1. */
  private static boolean meet(
      String one, String other, int i, int j, boolean[] row, boolean[] below) {
    boolean left = i < one.length();
    boolean right = j < other.length();
    if (!left && !right) {
      return true;
    }
    if (left && one.charAt(i) == '*') {
      return below[j] || (right && row[j + 1]);
    }
    if (right && other.charAt(j) == '*') {
      return row[j + 1] || (left && below[j]);
    }
    return left && right && same(one.charAt(i), other.charAt(j)) && below[j + 1];
  }

  private static boolean same(char one, char other) {
    return one == other || one == '?' || other == '?';
  }
}
