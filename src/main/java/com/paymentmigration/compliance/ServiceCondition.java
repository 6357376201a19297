package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What AWS says about one condition key when a service acts for an account.
 *
 * @param service principal; {@code *} stands for the region
 * @param policy where it stands: {@code trust} of a role, {@code key}, {@code topic}, or {@code
 *     resource} for any other
 * @param key condition key
 * @param answer {@code recommended}, {@code documented}, or why it must not be used
 * @param evidence where AWS says so
 */
record ServiceCondition(String service, String policy, String key, String answer, String evidence) {
  private static final String RECOMMENDED = "recommended";
  private static final String DOCUMENTED = "documented";

  static List<ServiceCondition> load() {
    return TableFile.rows("/service-conditions.tsv").stream()
        .map(
            row -> new ServiceCondition(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)))
        .toList();
  }

  /** A principal as the table spells it: {@code logs.us-east-1.amazonaws.com} with a star. */
  static String general(JsonNode principal) {
    return principal.isTextual()
        ? principal.asText().replaceAll("\\.[a-z]{2}(-[a-z]+)+-[0-9]\\.", ".*.")
        : principal.toString();
  }

  boolean allows(String otherService, String otherPolicy, String otherKey) {
    return service.equals(otherService)
        && policy.equals(otherPolicy)
        && key.equals(otherKey)
        && (answer.equals(RECOMMENDED) || answer.equals(DOCUMENTED));
  }

  /** Whether AWS recommends the key for a role's trust. */
  boolean demands(String otherService, String otherPolicy) {
    return answer.equals(RECOMMENDED)
        && service.equals(otherService)
        && policy.equals(otherPolicy)
        && policy.equals("trust");
  }
}
