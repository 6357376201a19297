package com.paymentmigration.lambda.validation.table;

import java.util.List;
import java.util.stream.Collectors;

/** Hash of a row, computed by the server. Figures: {@code docs/benchmarks-validation.md}. */
public enum RowHash {
  /** 128 bits. */
  MD5("MD5(", ")"),
  /** 160 bits; the cheapest where the processor has instructions for it, as servers' have. */
  SHA1("SHA1(", ")"),
  /** 256 bits, where a policy asks for it; a few percent slower. */
  SHA256("SHA2(", ", 256)");

  private final String before;
  private final String after;

  RowHash(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /** SQL of the hash, in hexadecimal digits, of a row's {@code tokens}. */
  String of(List<String> tokens) {
    String text =
        tokens.stream()
            .collect(Collectors.joining(", ", "CONCAT_WS(" + ColumnTokens.SEPARATOR + ", ", ")"));
    return of(text);
  }

  /** SQL of the hash, in hexadecimal digits, of the bytes of {@code value}. */
  String of(String value) {
    return before + value + after;
  }

  /**
   * SQL of an order-free digest over rows that a key makes distinct. The exclusive-or of the hash's
   * hexadecimal digits, not of its bytes: UNHEX costs more, and the digits' codes span more bits
   * than their values do, so that changes cancel out even less often.
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
