package com.paymentmigration.required;

/**
 * One line of the statement.
 *
 * @param type of the resource; {@code *} for all
 * @param resource pattern of its symbol
 * @param property as {@link Leaf} has it; {@code exists} is the number of such resources, and what
 *     ends with {@code **} stands for everything below
 * @param value as {@link Expected} reads it
 * @param requirement constraint, requirement of the project or of PCI DSS
 * @param reason why it must be so
 * @param file where the line stands
 */
public record RequiredValue(
    String type,
    String resource,
    String property,
    String value,
    String requirement,
    String reason,
    String file) {
  static final String EXISTS = "exists";

  /** The same line with one text in the place of another. */
  RequiredValue with(String text, String replacement) {
    return new RequiredValue(
        type,
        resource.replace(text, replacement),
        property.replace(text, replacement),
        value.replace(text, replacement),
        requirement,
        reason,
        file);
  }

  /** The same line with another value. */
  RequiredValue requiring(String other) {
    return new RequiredValue(type, resource, property, other, requirement, reason, file);
  }

  /** The same line for one type of several. */
  RequiredValue about(String one) {
    return new RequiredValue(one, resource, property, value, requirement, reason, file);
  }

  /** The same line for one resource pattern of several. */
  RequiredValue of(String pattern) {
    return new RequiredValue(type, pattern, property, value, requirement, reason, file);
  }
}
