package com.paymentmigration.lambda.validation.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowHashTest {
  private static final String DIGITS = "0123456789abcdef";

  /**
   * The digest is an exclusive-or of digits' codes, not of bytes. Codes span more than 4 bits, so
   * that random changes cancel out even less often than the 1 in 16 a digit of the bytes' own.
   */
  @Test
  void digitsCancelOutNoMoreOftenThanTheBytesTheySpell() {
    double[] sums = new double[128];
    sums[0] = 1;
    for (int codes = 1; codes <= 16; codes++) {
      double[] next = new double[128];
      for (int sum = 0; sum < sums.length; sum++) {
        for (int digit = 0; digit < DIGITS.length(); digit++) {
          next[sum ^ DIGITS.charAt(digit)] += sums[sum] / DIGITS.length();
        }
      }
      sums = next;
      if (codes % 2 == 0) {
        assertThat(sums[0]).isLessThanOrEqualTo(1.0 / DIGITS.length());
      }
    }
  }
}
