package com.paymentmigration.lambda.cutover;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the global privileges out of SHOW GRANTS. */
final class GlobalGrants {
  private static final Pattern GLOBAL =
      Pattern.compile("^GRANT (.+) ON \\*\\.\\* TO .*$", Pattern.CASE_INSENSITIVE);

  private GlobalGrants() {}

  /**
   * Whether {@code privilege} is held globally. {@code ALL PRIVILEGES} covers static privileges
   * only: dynamic ones, whose names have underscores, are always listed.
   */
  static boolean include(List<String> grants, String privilege) {
    boolean dynamic = privilege.indexOf('_') >= 0;
    return grants.stream()
        .map(GLOBAL::matcher)
        .filter(Matcher::matches)
        .flatMap(matcher -> Arrays.stream(matcher.group(1).split(",", -1)))
        .map(held -> held.strip().toUpperCase(Locale.ROOT))
        .anyMatch(held -> held.equals(privilege) || (!dynamic && held.equals("ALL PRIVILEGES")));
  }
}
