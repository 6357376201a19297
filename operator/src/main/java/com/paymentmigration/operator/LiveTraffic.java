package com.paymentmigration.operator;

import com.paymentmigration.lambda.traffic.RuleWeights;
import java.util.Locale;

/**
 * What the load balancer's weighted rule says this second, beside what the state item intends.
 *
 * @param blue weight of blue's target group, 0 to 999; null if it is not known
 * @param green weight of green's target group, 0 to 999; null if it is not known
 * @param asIntended whether the rule carries exactly the intended weights; null if not known
 * @param problem why the rule could not be read; null if it could
 */
record LiveTraffic(Integer blue, Integer green, Boolean asIntended, String problem) {
  private static final int WHOLE = 100;

  /** The rule carries {@code weights}; {@code intended} is green's percent, 0 to 100. */
  static LiveTraffic of(RuleWeights weights, int intended) {
    boolean same = weights.equals(new RuleWeights(WHOLE - intended, intended));
    return new LiveTraffic(weights.blue(), weights.green(), same, null);
  }

  /** The rule could not be read. */
  static LiveTraffic unknown(String problem) {
    return new LiveTraffic(null, null, null, problem);
  }

  /** Whether the rule is known to carry other weights than intended. */
  boolean differs() {
    return Boolean.FALSE.equals(asIntended);
  }

  /** In words; {@code intended} is green's percent, 0 to 100. */
  String text(int intended) {
    if (problem != null) {
      return "not known, " + problem;
    }
    String weights = "weights blue " + blue + ", green " + green;
    return differs()
        ? String.format(
            Locale.ROOT,
            "%s: DIFFERS from the intended %d %%; if it stays so for 10 s:"
                + " docs/runbook.md#live-weights-differ",
            weights,
            intended)
        : weights + ", as intended";
  }
}
