package com.paymentmigration.language;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables in policies, like {@code ${aws:PrincipalTag/team, 'none'}}.
 *
 * <p>Source: IAM user guide, "IAM policy elements: Variables and tags": the name is a condition
 * key, a default stands in single quotation marks, and {@code ${*}}, {@code ${?}}, {@code ${$}} are
 * the characters themselves. A variable that AWS does not know never matches.
 */
final class PolicyVariables {
  private static final String OPEN = "${";
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{(?:[*?$]|([A-Za-z0-9.-]+):([^{},\\s]+)(?:,\\s*'[^']*')?)\\}");

  private PolicyVariables() {}

  /** What is allowed in the place of the first broken variable of {@code text}. */
  static Optional<String> problem(String text) {
    Matcher variable = VARIABLE.matcher(text);
    for (int at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, variable.end())) {
      if (!variable.find(at) || variable.start() != at) {
        return Optional.of("${service:key}, with , 'default' if it has one, and its closing }");
      }
      boolean global = "aws".equals(variable.group(1));
      if (global && !PolicyCondition.isGlobal(variable.group(2).toLowerCase(Locale.ROOT))) {
        return Optional.of("a variable that is a global condition key of AWS");
      }
    }
    return Optional.empty();
  }
}
