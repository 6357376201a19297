package com.paymentmigration.lambda.validation.table;

import java.util.List;
import java.util.stream.Collectors;

/** Hash of a row, computed by the server. Figures: {@code docs/benchmarks-validation.md}. */
public enum RowHash {
  /** 128 bits: 128-bit collisions by accident do not happen in a table of any size. */
  MD5,
  /** 256 bits, where a policy asks for it or MD5 is switched off (FIPS mode); about 10 % slower. */
  SHA256;

  /** SQL of the hash, in hexadecimal digits, of a row's {@code tokens}. */
  String of(List<String> tokens) {
    String text =
        tokens.stream()
            .collect(Collectors.joining(", ", "CONCAT_WS(" + ColumnTokens.SEPARATOR + ", ", ")"));
    return this == MD5 ? "MD5(" + text + ")" : "SHA2(" + text + ", 256)";
  }

  /**
   * SQL of an order-free digest over rows that a key makes distinct. The exclusive-or of the hash's
   * hexadecimal digits, not of its bytes: UNHEX would cost 15 % more, and the digits' codes are as
   * different from each other as the values are.
   */
  String xor(List<String> tokens) {
    return "HEX(BIT_XOR(CAST(" + of(tokens) + " AS BINARY)))";
  }

  /**
   * SQL of an order-free digest over rows that may be equal to each other, which an exclusive-or
   * would cancel out: two sums of 64 bits each.
   */
  String sum(List<String> tokens) {
    return "CONCAT(" + half(tokens, 1) + ", '-', " + half(tokens, 17) + ")";
  }

  private String half(List<String> tokens, int from) {
    return "COALESCE(SUM(CAST(CONV(SUBSTRING("
        + of(tokens)
        + ", "
        + from
        + ", 16), 16, 10) AS UNSIGNED)), 0)";
  }
}
