package com.paymentmigration.lambda.validation.table;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Quotes identifiers and texts for SQL. */
public final class Names {
  private Names() {}

  /** An identifier in backticks. */
  public static String quoted(String identifier) {
    return "`" + identifier.replace("`", "``") + "`";
  }

  /** Identifiers in backticks, separated by commas. */
  public static String quoted(List<String> identifiers) {
    return identifiers.stream().map(Names::quoted).collect(Collectors.joining(", "));
  }

  /** A text as a literal that no sql_mode and no character set changes. */
  public static String literal(String text) {
    return "_utf8mb4 x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
  }
}
