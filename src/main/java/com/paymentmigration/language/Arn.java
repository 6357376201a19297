package com.paymentmigration.language;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Amazon resource names as policies spell them, wildcards included, in a form that their service
 * has.
 *
 * <p>Source: IAM user guide, "IAM ARNs": {@code arn:partition:service:region:account:resource}; the
 * service is written out, and a wildcard does not reach over a colon.
 */
public final class Arn {
  private static final int PARTS = 6;
  private static final Pattern PARTITION = Pattern.compile("aws(-cn|-us-gov|-eusc)?|\\*");
  private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final Pattern REGION = Pattern.compile("([a-z]{2}(-[a-z]{2,9}){1,3}-\\d|\\*)?");
  private static final Pattern ACCOUNT =
      Pattern.compile("(\\d{12}|aws|\\*|\\$\\{aws:[A-Za-z]{1,40}\\})?");

  private final String[] parts;

  private Arn(String[] parts) {
    this.parts = parts;
  }

  /** The name in its parts; empty if it has too few. */
  static Optional<Arn> of(String text) {
    String[] parts = text.split(":", PARTS);
    return parts.length == PARTS && parts[0].equals("arn")
        ? Optional.of(new Arn(parts))
        : Optional.empty();
  }

  String service() {
    return parts[2];
  }

  String resource() {
    return parts[5];
  }

  /** What is allowed instead of {@code text}, which is no {@code *}; nothing if it is right. */
  public static Optional<String> problem(String text) {
    Optional<Arn> arn = of(text);
    if (arn.isEmpty()) {
      return Optional.of("arn:partition:service:region:account:resource");
    }
    return arn.get().wrongPart();
  }

  private Optional<String> wrongPart() {
    if (!PARTITION.matcher(parts[1]).matches()) {
      return Optional.of("the partition aws, aws-cn or aws-us-gov");
    }
    if (!SERVICE.matcher(parts[2]).matches()) {
      return Optional.of("a service written out, without wildcard");
    }
    if (!REGION.matcher(parts[3]).matches()) {
      return Optional.of("a region, * or nothing");
    }
    if (!ACCOUNT.matcher(parts[4]).matches()) {
      return Optional.of("an account of 12 digits, * or nothing");
    }
    if (parts[5].isEmpty() || parts[5].contains("arn:aws")) {
      return Optional.of("one resource after the account, and no second ARN inside");
    }
    String allowed = ArnForms.allowed(parts[2], parts[3], parts[4], parts[5]);
    return allowed.isEmpty() ? Optional.empty() : Optional.of(allowed);
  }
}
