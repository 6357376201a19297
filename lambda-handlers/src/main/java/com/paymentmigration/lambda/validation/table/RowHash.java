package com.paymentmigration.lambda.validation.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Hash of a row, computed by the server. Figures: {@code docs/benchmarks-validation.md}. */
public enum RowHash {
  /** 128 bits. */
  MD5("MD5(", ")", 32),
  /** 160 bits; the cheapest where the processor has instructions for it, as servers' have. */
  SHA1("SHA1(", ")", 40),
  /** 256 bits, where a policy asks for it; a few percent slower. */
  SHA256("SHA2(", ", 256)", 64);

  /** Hexadecimal digits of 64 bits. */
  private static final int SLICE = 16;

  private final String before;
  private final String after;
  private final int digits;

  RowHash(String before, String after, int digits) {
    this.before = before;
    this.after = after;
    this.digits = digits;
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
   * SQL of the same in slices of 64 bits, for servers that aggregate numbers only. The hash is
   * computed once a row: aggregates are evaluated in the order in which they are written, and the
   * first one keeps it in a variable of the session, as pt-table-checksum does. Numbers are cast
   * because those from 2⁶³ on would become 2⁶³ − 1.
   */
  String slices(List<String> tokens) {
    List<String> slices = new ArrayList<>();
    for (int from = 1; from < digits; from += SLICE) {
      slices.add(
          "HEX(BIT_XOR("
              + number(from == 1 ? "@validation_row := " + of(tokens) : "@validation_row", from)
              + "))");
    }
    return "CONCAT_WS('-', " + String.join(", ", slices) + ")";
  }

  private static String number(String hash, int from) {
    return "CAST(CONV(SUBSTRING(" + hash + ", " + from + ", " + SLICE + "), 16, 10) AS UNSIGNED)";
  }

  /**
   * SQL of an order-free digest over rows that may be equal to each other, which an exclusive-or
   * would cancel out: two sums of 64 bits each.
   */
  String sum(List<String> tokens) {
    return "CONCAT(" + half(tokens, 1) + ", '-', " + half(tokens, 1 + SLICE) + ")";
  }

  private String half(List<String> tokens, int from) {
    return "COALESCE(SUM(" + number(of(tokens), from) + "), 0)";
  }
}
