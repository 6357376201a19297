package com.paymentmigration.lambda.validation.table;

/**
 * A column, as information_schema describes it.
 *
 * @param name name
 * @param type data type, lower case, without length: {@code bigint}, {@code varchar}
 * @param nullable whether it takes NULL
 * @param charset character set; empty for types without one
 * @param fraction digits of the fraction of a second, 0 to 6; 0 for types without one
 * @param elements elements of an ENUM, members of a SET; 0 for other types
 */
public record ColumnShape(
    String name, String type, boolean nullable, String charset, int fraction, int elements) {
  /** The name as SQL quotes it. */
  public String quoted() {
    return Names.quoted(name);
  }
}
