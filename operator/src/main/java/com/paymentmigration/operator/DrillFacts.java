package com.paymentmigration.operator;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.operator.drill.DrillSite;
import com.paymentmigration.operator.drill.Evidence;
import com.paymentmigration.operator.drill.port.CallFailedException;
import com.paymentmigration.operator.drill.port.DrillAccount;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Versions and states at the beginning; what cannot be read is said to be not known. */
final class DrillFacts {
  private DrillFacts() {}

  static Map<String, String> of(DrillAccount account, DrillSite site, DeployedStack stack) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("Stack status, phase", stack.status() + ", " + stack.phase());
    facts.put("JDK", Runtime.version().toString());
    facts.put(
        "Migration",
        known(
            () ->
                account
                    .state()
                    .state()
                    .map(each -> each.status() + ", epoch " + each.epoch())
                    .orElse("READY, before the first run")));
    for (Environment side : Environment.values()) {
      facts.put(
          "Engine of " + side.key(),
          known(() -> account.databases().cluster(site.cluster(side)).engineVersion()));
    }
    return facts;
  }

  private static String known(Supplier<String> fact) {
    try {
      return fact.get();
    } catch (CallFailedException unknown) {
      return Evidence.line("not known: " + unknown.getMessage());
    }
  }
}
